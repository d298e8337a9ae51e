/**
 * Which processes run for which records, and what becomes of records whose engine lost its data.
 */
@NullMarked
package org.procession.domain.processes;

import org.jspecify.annotations.NullMarked;
