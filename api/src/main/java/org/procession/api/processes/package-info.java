/** Which processes run, over HTTP. */
@NullMarked
package org.procession.api.processes;

import org.jspecify.annotations.NullMarked;
