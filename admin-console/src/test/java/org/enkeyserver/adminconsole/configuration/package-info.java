/// Tests of the configuration API.
@NullMarked
package org.enkeyserver.adminconsole.configuration;

import org.jspecify.annotations.NullMarked;
