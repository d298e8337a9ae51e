package org.procession.api.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many requests each user, and each API key, may send, and how many each address without a
 * token or key that is accepted.
 *
 * @param requests in a window; 0 for as many as they like
 * @param refusals in a window; 0 for as many as they like
 */
@ConfigurationProperties("procession.rate-limit")
record RateLimitProperties(
    @DefaultValue("6000") int requests,
    @DefaultValue("600") int refusals,
    @DefaultValue("1m") Duration window) {}
