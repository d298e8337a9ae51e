package org.procession.domain.crm;

import org.jspecify.annotations.Nullable;
import org.procession.domain.communications.EmailAddress;

/**
 * A client to be created, or as it shall be.
 *
 * @param legalName as the register has it, where that is not the name
 * @param vatId unique among the tenant's clients
 * @param email where invoices and reminders go unless a billing contact is named
 * @param paymentTermsDays days from the issue of an invoice until it is due, 0 to 365
 * @param externalReference what other programs call it; unique among the tenant's clients
 */
public record NewClient(
    String name,
    @Nullable String legalName,
    @Nullable VatId vatId,
    Address address,
    @Nullable EmailAddress email,
    ClientSegment segment,
    Language language,
    int paymentTermsDays,
    @Nullable String externalReference) {

  public static final int MAX_PAYMENT_TERMS = 365;

  public static final int DEFAULT_PAYMENT_TERMS = 30;
  public static final Language DEFAULT_LANGUAGE = new Language("en");
  public static final ClientSegment DEFAULT_SEGMENT = ClientSegment.STANDARD;

  /**
   * @throws ClientInvalid when a field is wrong
   */
  public NewClient {
    name = Text.required(name, "name", 200);
    legalName = Text.optional(legalName, "legalName", 200);
    if (paymentTermsDays < 0 || paymentTermsDays > MAX_PAYMENT_TERMS) {
      throw new ClientInvalid(
          "paymentTermsDays", "Payment terms are 0 to %d days.".formatted(MAX_PAYMENT_TERMS));
    }
    externalReference = Text.reference(externalReference);
  }

  /** A client of which no other program knows. */
  public NewClient(
      String name,
      @Nullable String legalName,
      @Nullable VatId vatId,
      Address address,
      @Nullable EmailAddress email,
      ClientSegment segment,
      Language language,
      int paymentTermsDays) {
    this(name, legalName, vatId, address, email, segment, language, paymentTermsDays, null);
  }
}
