/// A phone as the Exposure Notifications specifications describe it: its keys and what it
/// broadcasts, what it hears, how it uploads, downloads and finds out that it was near a case.
@NullMarked
package org.enkeyserver.tools.phone;

import org.jspecify.annotations.NullMarked;
