/// `enks inspect`: what an export archive holds, and whether it is in order.
@NullMarked
package org.enkeyserver.tools.inspect;

import org.jspecify.annotations.NullMarked;
