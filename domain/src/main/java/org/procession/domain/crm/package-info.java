/** Whom the tenant does business with: clients and their contacts. */
@NullMarked
package org.procession.domain.crm;

import org.jspecify.annotations.NullMarked;
