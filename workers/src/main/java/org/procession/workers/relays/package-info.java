/**
 * Relays carry what is in the database to where it belongs: events to the process engine and the
 * search engine, messages to the mail server. Each delivers at least once and in its own time; none
 * holds a transaction while it talks to a receiver.
 */
@NullMarked
package org.procession.workers.relays;

import org.jspecify.annotations.NullMarked;
