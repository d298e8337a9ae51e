/** What is done with whole tenants: their data are handed out, and deleted. */
@NullMarked
package org.procession.domain.platform;

import org.jspecify.annotations.NullMarked;
