/** Who works for a tenant, in which groups and with which roles. */
@NullMarked
package org.procession.api.identity;

import org.jspecify.annotations.NullMarked;
