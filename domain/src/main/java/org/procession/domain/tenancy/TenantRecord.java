package org.procession.domain.tenancy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;

/**
 * What is known of a tenant.
 *
 * @param baseCurrency in which its books are kept
 * @param timeZone in which its days begin and end
 */
public record TenantRecord(
    TenantId id, String name, Currency baseCurrency, ZoneId timeZone, Instant createdAt) {}
