package org.enkeyserver.export;

import org.enkeyserver.common.testing.ArchitectureContract;

final class ExportArchitectureTest extends ArchitectureContract {}
