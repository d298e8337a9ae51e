package org.procession.local;

import java.net.URI;

/**
 * An account at Twilio, or at what stands for it.
 *
 * @param baseUrl in place of {@code https://api.twilio.com}
 * @param from the account's own telephone number
 */
public record SmsAccount(URI baseUrl, String accountSid, String authToken, String from) {}
