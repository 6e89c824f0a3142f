/// Careful downloads: bounded in size and time, redirects shown instead of followed.
@NullMarked
package org.enkeyserver.tools.fetch;

import org.jspecify.annotations.NullMarked;
