/// The one writer of operators' configuration: a document, its rules, and how it is applied.
@NullMarked
package org.enkeyserver.common.config.edit;

import org.jspecify.annotations.NullMarked;
