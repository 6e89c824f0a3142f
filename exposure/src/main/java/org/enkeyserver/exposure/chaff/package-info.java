/// Uploads that nobody sent, for the requests that phones send so that nobody sees who is infected.
///
/// An answer to chaff costs what an answer to a real upload costs, because it is one: an upload of
/// random keys, vouched for by an authority that lives in this process alone, goes the whole way
/// and is rolled back. The publish API rehearses what [ChaffUploads] hands out.
@NullMarked
package org.enkeyserver.exposure.chaff;

import org.jspecify.annotations.NullMarked;
