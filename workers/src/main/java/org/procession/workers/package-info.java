/** The hands: job workers, the deployment of the models, and the relays. */
@NullMarked
package org.procession.workers;

import org.jspecify.annotations.NullMarked;
