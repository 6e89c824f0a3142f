package org.enkeyserver.adminconsole;

import org.enkeyserver.common.testing.ArchitectureContract;

class AdminConsoleArchitectureTest extends ArchitectureContract {}
