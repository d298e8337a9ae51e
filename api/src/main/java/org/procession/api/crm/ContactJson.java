package org.procession.api.crm;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.procession.domain.communications.EmailAddress;
import org.procession.domain.crm.ClientId;
import org.procession.domain.crm.ContactChannel;
import org.procession.domain.crm.ContactId;
import org.procession.domain.crm.ContactRecord;

/** A contact as clients of the API see it. */
@Schema(name = "Contact", description = "A person to talk to at a client's.")
record ContactJson(
    ContactId id,
    ClientId clientId,
    @Schema(example = "Ada Lender") String name,
    @Schema(example = "Accounting") @Nullable String role,
    @Schema(type = "string", example = "ada@books.example") @Nullable EmailAddress email,
    @Schema(description = "In the form of E.164.", example = "+4930901820") @Nullable String phone,
    @Schema(description = "A language tag of BCP 47.", example = "de") String language,
    ContactChannel preferredChannel,
    @Schema(description = "Whether invoices are this person's business.") boolean billing,
    @Schema(description = "What other programs call it.", example = "P-2002")
        @Nullable String externalReference,
    Instant createdAt,
    @Schema(description = "Who added it.", example = "user:clerk") String createdBy) {

  static ContactJson of(ContactRecord contact) {
    return new ContactJson(
        contact.id(),
        contact.clientId(),
        contact.name(),
        contact.role(),
        contact.email(),
        contact.phone(),
        contact.language().tag(),
        contact.preferredChannel(),
        contact.billing(),
        contact.externalReference(),
        contact.createdAt(),
        contact.createdBy());
  }
}
