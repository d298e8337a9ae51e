package org.procession.domain.communications;

import org.procession.domain.events.Subject;

/**
 * A message that is to leave the house.
 *
 * @param businessKey what it is for: one message leaves for each key, ever
 * @param about the record it is about
 * @param recipient an e-mail address
 */
public record Message(
    String businessKey, Subject about, String recipient, String title, String body) {}
