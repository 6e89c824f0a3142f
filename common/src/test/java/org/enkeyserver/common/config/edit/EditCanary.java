package org.enkeyserver.common.config.edit;

/// Something of the writer of configuration.
public final class EditCanary {}
