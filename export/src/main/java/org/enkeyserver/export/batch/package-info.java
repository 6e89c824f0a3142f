/// Plans windows as rows and hands each out to one run at a time.
@NullMarked
package org.enkeyserver.export.batch;

import org.jspecify.annotations.NullMarked;
