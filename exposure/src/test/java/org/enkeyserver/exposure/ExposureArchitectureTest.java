package org.enkeyserver.exposure;

import org.enkeyserver.common.testing.ArchitectureContract;

final class ExposureArchitectureTest extends ArchitectureContract {}
