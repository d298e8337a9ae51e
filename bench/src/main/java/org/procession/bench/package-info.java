/** Figures of the whole house, and of its parts alone to compare them with. */
@NullMarked
package org.procession.bench;

import org.jspecify.annotations.NullMarked;
