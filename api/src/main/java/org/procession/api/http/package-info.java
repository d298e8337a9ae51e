/** Conventions of HTTP that hold for every address. */
@NullMarked
package org.procession.api.http;

import org.jspecify.annotations.NullMarked;
