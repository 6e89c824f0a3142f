package org.enkeyserver.standalone;

import org.enkeyserver.common.testing.ArchitectureContract;

final class ArchitectureTest extends ArchitectureContract {}
