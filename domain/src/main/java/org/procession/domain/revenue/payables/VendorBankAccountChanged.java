package org.procession.domain.revenue.payables;

import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;

/**
 * A vendor got another bank account.
 *
 * @param ending the last digits of its IBAN
 */
public record VendorBankAccountChanged(VendorId vendorId, String name, String ending)
    implements DomainEvent {
  @Override
  public Subject subject() {
    return vendorId.subject();
  }

  @Override
  public String summary() {
    return "Bank account of vendor %s changed to one that ends in %s".formatted(name, ending);
  }
}
