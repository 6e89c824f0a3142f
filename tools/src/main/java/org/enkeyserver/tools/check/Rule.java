package org.enkeyserver.tools.check;

import java.util.function.Function;

/// One row of the conformance checklist.
///
/// @param id `K-01` and so on, or the name of a phone
/// @param statement what a server must do
/// @param judge looks at what was observed; never throws for bad content
record Rule(String id, String statement, Function<Observation, Finding> judge) {}
