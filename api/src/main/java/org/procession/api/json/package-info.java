/** How values are read from JSON and addresses, strictly, and how they are written. */
@NullMarked
package org.procession.api.json;

import org.jspecify.annotations.NullMarked;
