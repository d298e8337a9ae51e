/** Which records have owners, and who they are. */
@NullMarked
package org.procession.domain.ownership;

import org.jspecify.annotations.NullMarked;
