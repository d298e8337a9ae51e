/** What concerns tenants as a whole, and no tenant can do. */
@NullMarked
package org.procession.api.platform;

import org.jspecify.annotations.NullMarked;
