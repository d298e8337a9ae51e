/** How safe the house is: its parts are killed while it works, and then everything is counted. */
@NullMarked
package org.procession.bench.drill;

import org.jspecify.annotations.NullMarked;
