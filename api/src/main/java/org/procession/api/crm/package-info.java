/** Clients and their contacts over HTTP. */
@NullMarked
package org.procession.api.crm;

import org.jspecify.annotations.NullMarked;
