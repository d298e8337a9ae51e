/** The front door: what clients may ask of the domain, over HTTP. */
@NullMarked
package org.procession.api;

import org.jspecify.annotations.NullMarked;
