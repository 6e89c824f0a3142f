/// How much of the server one client or one app may use: requests a minute, and time for a body.
///
/// Everything here is decided in memory, before any work on the database. // D02
@NullMarked
package org.enkeyserver.exposure.limits;

import org.jspecify.annotations.NullMarked;
