/** Whose data it is: tenants, the scope in which work is done for one of them, and who does it. */
@NullMarked
package org.procession.domain.tenancy;

import org.jspecify.annotations.NullMarked;
