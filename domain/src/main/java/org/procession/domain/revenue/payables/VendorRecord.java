package org.procession.domain.revenue.payables;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a vendor.
 *
 * @param createdBy the reference of the actor
 * @param version grows with each change
 */
public record VendorRecord(
    VendorId id,
    String name,
    @Nullable String vatId,
    String country,
    @Nullable String iban,
    @Nullable String email,
    VendorRisk risk,
    Instant createdAt,
    String createdBy,
    long version) {}
