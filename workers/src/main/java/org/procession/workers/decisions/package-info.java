/** The workers that any process can use to decide by tables. */
@NullMarked
package org.procession.workers.decisions;

import org.jspecify.annotations.NullMarked;
