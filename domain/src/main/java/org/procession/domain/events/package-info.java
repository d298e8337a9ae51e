/** The event log: what happened, recorded once, in commit order, for all who want to know. */
@NullMarked
package org.procession.domain.events;

import org.jspecify.annotations.NullMarked;
