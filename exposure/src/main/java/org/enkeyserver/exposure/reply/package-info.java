/// What answers have in common, so that their size tells nothing: padding, envelope, names of
/// errors.
@NullMarked
package org.enkeyserver.exposure.reply;

import org.jspecify.annotations.NullMarked;
