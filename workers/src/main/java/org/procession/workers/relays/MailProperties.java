package org.procession.workers.relays;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How letters leave.
 *
 * @param from the address of the sender
 */
@ConfigurationProperties("procession.mail")
record MailProperties(String from) {}
