/// What was sent to a suite and what the suite said about it, kept across runs and crashes.
@NullMarked
package org.enkeyserver.tools.simulate.ledger;

import org.jspecify.annotations.NullMarked;
