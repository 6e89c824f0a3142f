/// The operators' service: today the configuration as a document.
@NullMarked
package org.enkeyserver.adminconsole;

import org.jspecify.annotations.NullMarked;
