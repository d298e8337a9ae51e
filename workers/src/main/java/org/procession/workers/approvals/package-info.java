/** The workers that any process can use wherever people complete tasks. */
@NullMarked
package org.procession.workers.approvals;

import org.jspecify.annotations.NullMarked;
