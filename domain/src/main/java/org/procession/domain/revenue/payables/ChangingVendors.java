package org.procession.domain.revenue.payables;

import java.time.Clock;
import java.util.EnumSet;
import org.procession.domain.ChangedMeanwhile;
import org.procession.domain.Problem;
import org.procession.domain.approvals.Decisions;
import org.procession.domain.events.EventLog;
import org.procession.domain.identity.UserId;
import org.procession.domain.revenue.Iban;
import org.procession.domain.tenancy.Actor;
import org.procession.domain.tenancy.Scope;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes what is known of vendors. */
@Service
public class ChangingVendors {

  private static final int ENDING = 4;

  private final Vendors vendors;
  private final Bills bills;
  private final Decisions decisions;
  private final EventLog events;
  private final Clock clock;

  ChangingVendors(Vendors vendors, Bills bills, Decisions decisions, EventLog events, Clock clock) {
    this.vendors = vendors;
    this.bills = bills;
    this.decisions = decisions;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Has a vendor's bills paid to another bank account. Whoever does so does not decide on these
   * bills for a time; so who has approved one that is not posted yet cannot do it. A call that
   * changes nothing leaves no trace.
   *
   * @param version of the vendor that the change was made from
   * @param iban ISO 13616, checked by its check digits
   * @throws VendorNotFound when the tenant has no such vendor
   * @throws ChangedMeanwhile when the vendor has another version by now
   * @throws Iban.IbanInvalid when it is no IBAN
   * @throws ApproverKeptOut when the caller has approved a bill of the vendor that is not posted
   */
  @Transactional
  public VendorRecord changeBankAccount(VendorId id, long version, String iban) {
    var account = Iban.of(iban);
    var vendor = requireVersion(id, version);
    payTo(vendor, account);
    vendors.flush();
    return vendor.record();
  }

  /**
   * Makes a vendor what it shall be. Another bank account is changed as {@link #changeBankAccount}
   * does. Whoever changes its risk does not decide on its bills for a time. A call that changes
   * nothing leaves no trace.
   *
   * @param version of the vendor that the change was made from
   * @throws VendorNotFound when the tenant has no such vendor
   * @throws ChangedMeanwhile when the vendor has another version by now
   * @throws VendorExists when another vendor of the tenant has the VAT identifier
   * @throws NewVendor.VendorInvalid when a bank account would be taken away
   * @throws ApproverKeptOut when the bank account would be changed, and the caller has approved a
   *     bill of the vendor that is not posted
   */
  @Transactional
  public VendorRecord change(VendorId id, long version, NewVendor vendor) {
    var changing = requireVersion(id, version);
    VendorExists.requireNone(vendors, vendor.vatId(), id);
    if (vendor.iban() != null) {
      payTo(changing, Iban.of(vendor.iban()));
    } else if (changing.record().iban() != null) {
      throw new NewVendor.VendorInvalid(
          "iban", "A vendor's bank account is changed to another, never taken away.");
    }
    var actor = Scope.current().actor();
    var changed = changing.change(vendor, clock.instant(), actor.reference());
    if (!changed.isEmpty()) {
      events.record(new VendorChanged(id, changing.name(), changed));
    }
    vendors.flush();
    return changing.record();
  }

  private Vendor requireVersion(VendorId id, long version) {
    var vendor = vendors.requireLocked(id);
    ChangedMeanwhile.unless(id.subject(), version, vendor.record().version());
    return vendor;
  }

  private void payTo(Vendor vendor, Iban account) {
    var actor = Scope.current().actor();
    if (vendor.changeBankAccount(account.value(), clock.instant(), actor.reference())) {
      requireNothingApproved(vendor, actor);
      var ending = account.value().substring(account.value().length() - ENDING);
      events.record(new VendorBankAccountChanged(vendor.id(), vendor.name(), ending));
    }
  }

  private void requireNothingApproved(Vendor vendor, Actor actor) {
    if (actor.kind() != Actor.Kind.USER) {
      return;
    }
    var open =
        bills.of(vendor.id(), EnumSet.of(BillStatus.SUBMITTED, BillStatus.APPROVED)).stream()
            .map(bill -> bill.id().subject())
            .toList();
    var approved = decisions.approvedBy(new UserId(actor.id()), open);
    if (!approved.isEmpty()) {
      var bill = bills.require(new BillId(approved.getFirst().id()));
      throw new ApproverKeptOut(vendor.name(), bill.number());
    }
  }

  /** Who approved a bill does not say where it is paid to. */
  public static final class ApproverKeptOut extends Problem {
    ApproverKeptOut(String vendor, String billNumber) {
      super(
          Kind.FORBIDDEN,
          "FOUR_EYES_REQUIRED",
          "You have approved bill %s of %s, which is not posted yet: another person must change the bank account."
              .formatted(billNumber, vendor));
    }
  }
}
