/** Tables of records: how they are read from CSV, and written as such. */
@NullMarked
package org.procession.domain.data;

import org.jspecify.annotations.NullMarked;
