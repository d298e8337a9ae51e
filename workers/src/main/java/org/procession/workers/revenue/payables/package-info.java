/** The workers of bill approval, one for each job type. */
@NullMarked
package org.procession.workers.revenue.payables;

import org.jspecify.annotations.NullMarked;
