/// How settings are read: the notation of durations that deployments of the reference server use.
@NullMarked
package org.enkeyserver.common.settings;

import org.jspecify.annotations.NullMarked;
