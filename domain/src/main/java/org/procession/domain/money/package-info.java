/** Amounts with their currency, and their value in a tenant's base currency. */
@NullMarked
package org.procession.domain.money;

import org.jspecify.annotations.NullMarked;
