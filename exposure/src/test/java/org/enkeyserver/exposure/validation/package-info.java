@NullMarked
package org.enkeyserver.exposure.validation;

import org.jspecify.annotations.NullMarked;
