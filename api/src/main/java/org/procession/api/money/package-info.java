/** Exchange rates over HTTP. */
@NullMarked
package org.procession.api.money;

import org.jspecify.annotations.NullMarked;
