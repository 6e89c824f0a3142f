/// The configuration as a document, over HTTP.
@NullMarked
package org.enkeyserver.adminconsole.configuration;

import org.jspecify.annotations.NullMarked;
