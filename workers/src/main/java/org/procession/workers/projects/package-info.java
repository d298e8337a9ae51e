/** The workers of the project processes, one for each job type. */
@NullMarked
package org.procession.workers.projects;

import org.jspecify.annotations.NullMarked;
