/** What only the profile {@code local} has: a token issuer and tenants to try things with. */
@NullMarked
package org.procession.api.local;

import org.jspecify.annotations.NullMarked;
