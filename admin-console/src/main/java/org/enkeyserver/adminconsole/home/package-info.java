/// What a browser sees first.
@NullMarked
package org.enkeyserver.adminconsole.home;

import org.jspecify.annotations.NullMarked;
