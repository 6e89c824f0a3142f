@NullMarked
package org.enkeyserver.common.web;

import org.jspecify.annotations.NullMarked;
