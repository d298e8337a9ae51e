package org.procession.domain.crm;

import org.jspecify.annotations.Nullable;
import org.procession.domain.communications.EmailAddress;
import org.procession.domain.communications.PhoneNumber;

/**
 * A person of a client's to be added, or as it shall be.
 *
 * @param role what the person does there
 * @param language null for the client's
 * @param preferredChannel by e-mail and SMS only with an address and a number
 * @param billing whether invoices are this person's business
 * @param externalReference what other programs call it; unique among the tenant's contacts
 */
public record NewContact(
    String name,
    @Nullable String role,
    @Nullable EmailAddress email,
    @Nullable PhoneNumber phone,
    @Nullable Language language,
    ContactChannel preferredChannel,
    boolean billing,
    @Nullable String externalReference) {

  /**
   * @throws ClientInvalid when a field is wrong, or the preferred channel leads nowhere
   */
  public NewContact {
    name = Text.required(name, "name", 200);
    role = Text.optional(role, "role", 100);
    if (preferredChannel == ContactChannel.EMAIL && email == null) {
      throw new ClientInvalid(
          "preferredChannel", "A contact who is written to by e-mail needs an e-mail address.");
    }
    if (preferredChannel == ContactChannel.SMS && phone == null) {
      throw new ClientInvalid(
          "preferredChannel", "A contact who is written to by SMS needs a phone number.");
    }
    externalReference = Text.reference(externalReference);
  }

  /** A person of whom no other program knows. */
  public NewContact(
      String name,
      @Nullable String role,
      @Nullable EmailAddress email,
      @Nullable PhoneNumber phone,
      @Nullable Language language,
      ContactChannel preferredChannel,
      boolean billing) {
    this(name, role, email, phone, language, preferredChannel, billing, null);
  }
}
