/** Projects over HTTP. */
@NullMarked
package org.procession.api.projects;

import org.jspecify.annotations.NullMarked;
