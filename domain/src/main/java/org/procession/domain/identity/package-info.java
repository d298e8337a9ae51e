/** Who works for a tenant, in which groups, and what they may do. */
@NullMarked
package org.procession.domain.identity;

import org.jspecify.annotations.NullMarked;
