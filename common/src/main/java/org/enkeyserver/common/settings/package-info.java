/// How settings are read: durations as deployments of the reference server spell them, and secrets.
@NullMarked
package org.enkeyserver.common.settings;

import org.jspecify.annotations.NullMarked;
