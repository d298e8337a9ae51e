package org.procession.domain.platform;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How tenants leave.
 *
 * @param deletionAfter how long a deletion that was asked for can be cancelled
 * @param exportFor how long an export can be fetched
 */
@ConfigurationProperties("procession.platform")
public record PlatformProperties(
    @DefaultValue("30d") Duration deletionAfter, @DefaultValue("7d") Duration exportFor) {}
