/** Images and containers, as far as they can be checked where no engine of containers runs. */
@NullMarked
package org.procession.deploy;

import org.jspecify.annotations.NullMarked;
