/** How records of all capabilities become searchable, and how they are found. */
@NullMarked
package org.procession.domain.search;

import org.jspecify.annotations.NullMarked;
