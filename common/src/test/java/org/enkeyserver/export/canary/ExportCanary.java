package org.enkeyserver.export.canary;

/// Something of the export service.
public final class ExportCanary {}
