/** Projects: proposals, their approval, and what was agreed. */
@NullMarked
package org.procession.domain.projects;

import org.jspecify.annotations.NullMarked;
