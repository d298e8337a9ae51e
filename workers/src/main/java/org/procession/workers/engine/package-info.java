/**
 * What stands between the process engine and the workers: models, seals, and one place around every
 * worker. Only this package and the relay of events know the engine's client.
 */
@NullMarked
package org.procession.workers.engine;

import org.jspecify.annotations.NullMarked;
