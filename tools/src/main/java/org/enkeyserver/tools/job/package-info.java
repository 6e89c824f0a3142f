/// `enks job`: lists jobs and runs them now.
@NullMarked
package org.enkeyserver.tools.job;

import org.jspecify.annotations.NullMarked;
