/// What every HTTP face of the suite shares: limits, error bodies, padding, health.
@NullMarked
package org.enkeyserver.common.web;

import org.jspecify.annotations.NullMarked;
