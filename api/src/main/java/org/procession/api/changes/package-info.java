/** How records are changed: from which version, and by which patch. */
@NullMarked
package org.procession.api.changes;

import org.jspecify.annotations.NullMarked;
