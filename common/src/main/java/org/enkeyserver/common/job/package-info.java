/// Job registration, run records and HTTP triggers on the job engine.
@NullMarked
package org.enkeyserver.common.job;

import org.jspecify.annotations.NullMarked;
