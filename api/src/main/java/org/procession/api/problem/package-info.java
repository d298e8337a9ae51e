/** Errors as clients see them: problem details after RFC 9457, whatever went wrong and wherever. */
@NullMarked
package org.procession.api.problem;

import org.jspecify.annotations.NullMarked;
