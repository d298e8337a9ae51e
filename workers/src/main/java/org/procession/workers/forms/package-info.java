/** How workers show values in forms, and how they read what people filled in. */
@NullMarked
package org.procession.workers.forms;

import org.jspecify.annotations.NullMarked;
