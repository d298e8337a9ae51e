/** The workers of the revenue processes, one for each job type. */
@NullMarked
package org.procession.workers.revenue;

import org.jspecify.annotations.NullMarked;
