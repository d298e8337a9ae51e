package org.procession.domain.crm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.procession.domain.communications.EmailAddress;
import org.procession.domain.identity.UserId;

/**
 * What is known of a client.
 *
 * @param paymentTermsDays days from the issue of an invoice until it is due
 * @param owner who answers for the client; null for nobody
 * @param externalReference what other programs call it
 * @param createdBy the reference of the actor
 */
public record ClientRecord(
    ClientId id,
    String name,
    @Nullable String legalName,
    @Nullable VatId vatId,
    Address address,
    @Nullable EmailAddress email,
    ClientSegment segment,
    Language language,
    int paymentTermsDays,
    @Nullable UserId owner,
    @Nullable String externalReference,
    Instant createdAt,
    String createdBy,
    long version) {}
