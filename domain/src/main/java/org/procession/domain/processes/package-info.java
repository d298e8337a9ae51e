/** Which processes run for which records. */
@NullMarked
package org.procession.domain.processes;

import org.jspecify.annotations.NullMarked;
