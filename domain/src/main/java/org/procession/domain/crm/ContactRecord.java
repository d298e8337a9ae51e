package org.procession.domain.crm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.procession.domain.communications.EmailAddress;

/**
 * What is known of a client's contact.
 *
 * @param phone in the form of E.164, and one that was given out when it was added
 * @param billing whether invoices are this person's business
 * @param externalReference what other programs call it
 * @param createdBy the reference of the actor
 * @param version grows with each change
 */
public record ContactRecord(
    ContactId id,
    ClientId clientId,
    String name,
    @Nullable String role,
    @Nullable EmailAddress email,
    @Nullable String phone,
    Language language,
    ContactChannel preferredChannel,
    boolean billing,
    @Nullable String externalReference,
    Instant createdAt,
    String createdBy,
    long version) {}
