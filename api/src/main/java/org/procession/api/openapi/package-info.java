/** The description of the API, made from its code. */
@NullMarked
package org.procession.api.openapi;

import org.jspecify.annotations.NullMarked;
