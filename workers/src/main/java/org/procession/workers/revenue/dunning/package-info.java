/** The workers of invoice dunning, one for each job type. */
@NullMarked
package org.procession.workers.revenue.dunning;

import org.jspecify.annotations.NullMarked;
