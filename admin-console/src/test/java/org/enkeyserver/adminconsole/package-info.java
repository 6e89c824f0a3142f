/// Tests of the operators' service.
@NullMarked
package org.enkeyserver.adminconsole;

import org.jspecify.annotations.NullMarked;
