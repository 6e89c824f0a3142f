/// Judges the keys of an upload: one class per group of rules, the order is that of [KeyRules].
@NullMarked
package org.enkeyserver.exposure.validation;

import org.jspecify.annotations.NullMarked;
