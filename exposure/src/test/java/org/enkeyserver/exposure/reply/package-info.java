@NullMarked
package org.enkeyserver.exposure.reply;

import org.jspecify.annotations.NullMarked;
