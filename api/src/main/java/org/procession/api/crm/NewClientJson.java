package org.procession.api.crm;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.procession.api.problem.Faults;
import org.procession.domain.communications.EmailAddress;
import org.procession.domain.crm.ClientRecord;
import org.procession.domain.crm.ClientSegment;
import org.procession.domain.crm.Language;
import org.procession.domain.crm.NewClient;
import org.procession.domain.crm.VatId;

/** A client as it is to be. */
@Schema(name = "NewClient", description = "A client to be created, or as it shall be.")
record NewClientJson(
    @NotNull @Schema(example = "Book Shop") String name,
    @Schema(description = "Where that is not the name.", example = "Book Shop GmbH & Co. KG")
        @Nullable String legalName,
    @Schema(
            description = "With its country prefix; unique among the tenant's clients.",
            example = "DE123456789")
        @Nullable String vatId,
    @NotNull @Valid AddressJson address,
    @Schema(
            description = "Where invoices and reminders go unless a billing contact is named.",
            example = "office@books.example")
        @Nullable String email,
    @Schema(
            description = "Policies treat segments differently. STANDARD when it is left out.",
            defaultValue = "STANDARD")
        @Nullable ClientSegment segment,
    @Schema(
            description = "A language tag of BCP 47. English when it is left out.",
            defaultValue = "en",
            example = "de")
        @Nullable String language,
    @Schema(
            description =
                "Days from the issue of an invoice until it is due, 0 to 365. 30 when it is left"
                    + " out.",
            defaultValue = "30",
            example = "14")
        @Nullable Integer paymentTermsDays,
    @Schema(
            description = "What other programs call it; unique among the tenant's clients.",
            example = "C-1001")
        @Nullable String externalReference) {

  static NewClientJson of(ClientRecord client) {
    return new NewClientJson(
        client.name(),
        client.legalName(),
        text(client.vatId()),
        AddressJson.of(client.address()),
        text(client.email()),
        client.segment(),
        client.language().tag(),
        client.paymentTermsDays(),
        client.externalReference());
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  /**
   * @throws org.procession.api.problem.InvalidRequest with what is wrong with identifiers and
   *     addresses
   */
  NewClient toNewClient() {
    var faults = new Faults();
    var known = vatId == null ? null : faults.at("", "vatId", () -> VatId.of(vatId)).orElse(null);
    var where = faults.at("", "address", address::toAddress);
    var mailbox =
        email == null ? null : faults.at("", "email", () -> new EmailAddress(email)).orElse(null);
    var tongue =
        language == null
            ? Optional.of(NewClient.DEFAULT_LANGUAGE)
            : faults.at("", "language", () -> new Language(language));
    faults.throwIfAny();
    return new NewClient(
        name,
        legalName,
        known,
        where.orElseThrow(),
        mailbox,
        segment == null ? NewClient.DEFAULT_SEGMENT : segment,
        tongue.orElseThrow(),
        paymentTermsDays == null ? NewClient.DEFAULT_PAYMENT_TERMS : paymentTermsDays,
        externalReference);
  }
}
