/** How records of all capabilities become searchable. */
@NullMarked
package org.procession.domain.search;

import org.jspecify.annotations.NullMarked;
