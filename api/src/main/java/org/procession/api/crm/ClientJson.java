package org.procession.api.crm;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.procession.domain.communications.EmailAddress;
import org.procession.domain.crm.ClientId;
import org.procession.domain.crm.ClientRecord;
import org.procession.domain.crm.ClientSegment;
import org.procession.domain.crm.VatId;
import org.procession.domain.identity.UserId;

/** A client as clients of the API see it. */
@Schema(name = "Client", description = "A company or person who buys from the tenant.")
record ClientJson(
    ClientId id,
    @Schema(example = "Book Shop") String name,
    @Schema(example = "Book Shop GmbH & Co. KG") @Nullable String legalName,
    @Schema(type = "string", example = "DE123456789") @Nullable VatId vatId,
    AddressJson address,
    @Schema(type = "string", example = "office@books.example") @Nullable EmailAddress email,
    ClientSegment segment,
    @Schema(description = "A language tag of BCP 47.", example = "de") String language,
    @Schema(description = "Days from the issue of an invoice until it is due.", example = "14")
        int paymentTermsDays,
    @Schema(
            description = "The user who answers for the client, if there is one.",
            type = "string",
            example = "clerk")
        @Nullable UserId owner,
    @Schema(description = "What other programs call it.", example = "C-1001")
        @Nullable String externalReference,
    Instant createdAt,
    @Schema(description = "Who created it.", example = "user:clerk") String createdBy) {

  static ClientJson of(ClientRecord client) {
    return new ClientJson(
        client.id(),
        client.name(),
        client.legalName(),
        client.vatId(),
        AddressJson.of(client.address()),
        client.email(),
        client.segment(),
        client.language().tag(),
        client.paymentTermsDays(),
        client.owner(),
        client.externalReference(),
        client.createdAt(),
        client.createdBy());
  }
}
