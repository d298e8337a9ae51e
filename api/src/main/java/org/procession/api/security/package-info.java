/** Who calls, for which tenant, whether that person may, and how much may be sent. */
@NullMarked
package org.procession.api.security;

import org.jspecify.annotations.NullMarked;
