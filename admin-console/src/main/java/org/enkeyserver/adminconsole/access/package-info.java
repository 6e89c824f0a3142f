/// Who may use the API.
@NullMarked
package org.enkeyserver.adminconsole.access;

import org.jspecify.annotations.NullMarked;
