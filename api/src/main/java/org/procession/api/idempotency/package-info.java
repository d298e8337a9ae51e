/** Requests that their senders may send again: each is done once. */
@NullMarked
package org.procession.api.idempotency;

import org.jspecify.annotations.NullMarked;
