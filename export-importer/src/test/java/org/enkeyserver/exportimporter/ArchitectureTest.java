package org.enkeyserver.exportimporter;

import org.enkeyserver.common.testing.ArchitectureContract;

final class ArchitectureTest extends ArchitectureContract {}
