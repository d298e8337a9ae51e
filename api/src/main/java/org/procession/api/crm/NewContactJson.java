package org.procession.api.crm;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.procession.api.problem.Faults;
import org.procession.domain.communications.EmailAddress;
import org.procession.domain.communications.PhoneNumber;
import org.procession.domain.crm.ContactChannel;
import org.procession.domain.crm.ContactRecord;
import org.procession.domain.crm.Language;
import org.procession.domain.crm.NewContact;

/** A contact as clients of the API send it. */
@Schema(name = "NewContact", description = "A person of a client's to be added.")
record NewContactJson(
    @NotNull @Schema(example = "Ada Lender") String name,
    @Schema(example = "Accounting") @Nullable String role,
    @Schema(example = "ada@books.example") @Nullable String email,
    @Schema(
            description = "With the country's code; answered in the form of E.164.",
            example = "+49 30 901820")
        @Nullable String phone,
    @Schema(
            description = "A language tag of BCP 47. The client's when it is left out.",
            example = "de")
        @Nullable String language,
    @NotNull
        @Schema(
            description =
                "How this person wants to be written to: EMAIL needs an e-mail address, SMS a phone"
                    + " number, LETTER a client with an address.",
            example = "EMAIL")
        ContactChannel preferredChannel,
    @Schema(
            description = "Whether invoices are this person's business. No when it is left out.",
            defaultValue = "false")
        @Nullable Boolean billing,
    @Schema(
            description = "What other programs call it; unique among the tenant's contacts.",
            example = "P-2002")
        @Nullable String externalReference) {

  static NewContactJson of(ContactRecord contact) {
    var email = contact.email();
    return new NewContactJson(
        contact.name(),
        contact.role(),
        email == null ? null : email.value(),
        contact.phone(),
        contact.language().tag(),
        contact.preferredChannel(),
        contact.billing(),
        contact.externalReference());
  }

  /**
   * @throws org.procession.api.problem.InvalidRequest with what is wrong with addresses and numbers
   */
  NewContact toNewContact() {
    var faults = new Faults();
    var mailbox =
        email == null ? null : faults.at("", "email", () -> new EmailAddress(email)).orElse(null);
    var number =
        phone == null ? null : faults.at("", "phone", () -> PhoneNumber.of(phone)).orElse(null);
    var tongue =
        language == null
            ? null
            : faults.at("", "language", () -> new Language(language)).orElse(null);
    faults.throwIfAny();
    return new NewContact(
        name,
        role,
        mailbox,
        number,
        tongue,
        preferredChannel,
        Boolean.TRUE.equals(billing),
        externalReference);
  }
}
