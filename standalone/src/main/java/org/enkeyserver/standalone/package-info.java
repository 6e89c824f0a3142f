/// The whole suite in one JVM on embedded PostgreSQL and local folders, to try it and to test
/// against it.
@NullMarked
package org.enkeyserver.standalone;

import org.jspecify.annotations.NullMarked;
