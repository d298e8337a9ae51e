/**
 * What people decide on records, verified and kept: one mechanism for whatever needs a decision.
 */
@NullMarked
package org.procession.domain.approvals;

import org.jspecify.annotations.NullMarked;
