/// Tests of phones.
@NullMarked
package org.enkeyserver.tools.phone;

import org.jspecify.annotations.NullMarked;
