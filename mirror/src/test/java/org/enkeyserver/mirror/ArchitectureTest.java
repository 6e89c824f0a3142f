package org.enkeyserver.mirror;

import org.enkeyserver.common.testing.ArchitectureContract;

final class ArchitectureTest extends ArchitectureContract {}
