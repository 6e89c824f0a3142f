/// Key managers that wrap secret keys for keeping in the database: a port and, in packages of their
/// own, its adapters.
@NullMarked
package org.enkeyserver.common.signing.wrap;

import org.jspecify.annotations.NullMarked;
