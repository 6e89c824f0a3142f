package org.enkeyserver.tools;

import org.enkeyserver.common.testing.ArchitectureContract;

final class ToolsArchitectureTest extends ArchitectureContract {}
