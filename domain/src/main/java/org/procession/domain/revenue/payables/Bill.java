package org.procession.domain.revenue.payables;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.procession.domain.ChangedFields;
import org.procession.domain.crm.ClientId;
import org.procession.domain.events.Concerning;
import org.procession.domain.events.DomainEvent;
import org.procession.domain.identity.UserId;
import org.procession.domain.money.Money;
import org.procession.domain.revenue.DocumentLine;
import org.procession.domain.revenue.Totals;

/** A vendor's demand for payment. Once posted it never changes; it is reversed. */
@Entity
class Bill {

  static final String CATEGORY = "category";
  static final String CLIENT = "client";

  private static final int DAYS_TO_PAY = 30;

  @EmbeddedId private BillId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "vendor_id"))
  private VendorId vendorId;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "client_id"))
  private @Nullable ClientId clientId;

  @Enumerated(EnumType.STRING)
  private BillKind kind;

  private String number;
  private LocalDate issueDate;
  private LocalDate dueDate;

  @Enumerated(EnumType.STRING)
  private BillCategory category;

  private Currency currency;
  @Embedded private Totals totals;
  private BigDecimal prepaid;

  @Enumerated(EnumType.STRING)
  private BillStatus status = BillStatus.DRAFT;

  private int round;

  @ElementCollection
  @CollectionTable(name = "bill_line", joinColumns = @JoinColumn(name = "bill_id"))
  @OrderColumn(name = "line_number")
  private List<DocumentLine> lines = new ArrayList<>();

  private Instant createdAt;
  private String createdBy;
  private @Nullable String submittedBy;
  @Version private @Nullable Long version;

  protected Bill() {} // for JPA

  /**
   * @throws Totals.TotalsDoNotAddUp when the stated totals are not what the lines come to
   */
  Bill(BillId id, NewBill bill, Instant createdAt, String createdBy) {
    this(id, bill, bill.confirmedTotals(), createdAt, createdBy);
  }

  /**
   * @param totals confirmed to be what is owed
   */
  Bill(BillId id, NewBill bill, Totals totals, Instant createdAt, String createdBy) {
    this.id = id;
    this.vendorId = bill.vendorId();
    this.clientId = bill.clientId();
    this.kind = bill.kind();
    this.number = bill.number();
    this.issueDate = bill.issueDate();
    this.dueDate = dueDate(bill.dueDate());
    this.category = bill.category();
    this.currency = bill.currency();
    this.totals = totals;
    this.prepaid = Money.zero(currency).amount();
    this.lines.addAll(bill.lines());
    this.createdAt = createdAt;
    this.createdBy = createdBy;
  }

  private LocalDate dueDate(@Nullable LocalDate stated) {
    return stated == null ? issueDate.plusDays(DAYS_TO_PAY) : stated;
  }

  /**
   * Makes a draft what it shall be.
   *
   * @return the names of what changed
   * @throws BillNotInStatus unless the bill is a draft
   * @throws Totals.TotalsDoNotAddUp when the stated totals are not what the lines come to
   */
  List<String> change(NewBill bill) {
    requireStatus("changed", BillStatus.DRAFT);
    var changed =
        new ChangedFields()
            .note("vendor", vendorId, bill.vendorId())
            .note(CLIENT, clientId, bill.clientId())
            .note("kind", kind, bill.kind())
            .note("number", number, bill.number())
            .note("issue date", issueDate, bill.issueDate())
            .note("currency", currency, bill.currency())
            .note(CATEGORY, category, bill.category())
            .note("lines", lines(), bill.lines())
            .note("totals", true, totals.isSameAs(bill.totals()));
    if (!currency.equals(bill.currency())) {
      prepaid = Money.zero(bill.currency()).amount();
    }
    if (!lines.equals(bill.lines()) || !totals.isSameAs(bill.totals())) {
      totals = bill.confirmedTotals();
      lines.clear();
      lines.addAll(bill.lines());
    }
    vendorId = bill.vendorId();
    clientId = bill.clientId();
    kind = bill.kind();
    number = bill.number();
    issueDate = bill.issueDate();
    currency = bill.currency();
    category = bill.category();
    var due = dueDate(bill.dueDate());
    changed.note("due date", dueDate, due);
    dueDate = due;
    return changed.names();
  }

  /** Notes what the vendor has received before it sent the bill. */
  void prepaid(Money amount) {
    prepaid = new Money(amount.amount(), currency).amount();
  }

  /**
   * @throws BillNotInStatus unless the bill is a draft
   */
  void submit(UserId submitter) {
    requireStatus("submitted", BillStatus.DRAFT);
    status = BillStatus.SUBMITTED;
    submittedBy = submitter.value();
    round = 1;
  }

  /**
   * @return whether this call approved it: a redelivered job finds it approved and gets false
   * @throws BillIsWithdrawn when its submitter took it back
   */
  boolean approve() {
    requireNotWithdrawn();
    if (status == BillStatus.APPROVED || status == BillStatus.POSTED) {
      return false;
    }
    requireStatus("approved", BillStatus.SUBMITTED);
    status = BillStatus.APPROVED;
    return true;
  }

  /**
   * @return whether this call rejected it
   * @throws BillIsWithdrawn when its submitter took it back
   */
  boolean reject() {
    requireNotWithdrawn();
    if (status == BillStatus.REJECTED) {
      return false;
    }
    requireStatus("rejected", BillStatus.SUBMITTED);
    status = BillStatus.REJECTED;
    return true;
  }

  /**
   * Puts in what its submitter corrected and hands it in again.
   *
   * @return whether this call did so: a redelivered job finds it submitted and gets false
   * @throws BillIsWithdrawn when its submitter took it back
   */
  boolean correct(BillCorrection correction) {
    requireNotWithdrawn();
    if (status == BillStatus.SUBMITTED) {
      return false;
    }
    requireStatus("corrected", BillStatus.REJECTED);
    NewBill.requireDates(issueDate, correction.dueDate());
    number = correction.number();
    category = correction.category();
    dueDate = dueDate(correction.dueDate());
    if (!lines.equals(correction.lines())) {
      totals = Totals.of(correction.lines(), currency);
      lines.clear();
      lines.addAll(correction.lines());
    }
    status = BillStatus.SUBMITTED;
    round++;
    return true;
  }

  /**
   * @return whether this call posted it: a redelivered job finds it posted and gets false
   * @throws BillIsWithdrawn when its submitter took it back
   */
  boolean post() {
    requireNotWithdrawn();
    if (status == BillStatus.POSTED) {
      return false;
    }
    requireStatus("posted", BillStatus.APPROVED);
    status = BillStatus.POSTED;
    return true;
  }

  /**
   * @return whether this call withdrew it
   * @throws BillNotInStatus when it is posted or discarded
   */
  boolean withdraw() {
    if (status == BillStatus.WITHDRAWN) {
      return false;
    }
    requireStatus(
        "withdrawn",
        BillStatus.DRAFT,
        BillStatus.SUBMITTED,
        BillStatus.REJECTED,
        BillStatus.APPROVED);
    status = BillStatus.WITHDRAWN;
    return true;
  }

  /**
   * @return whether this call discarded it as a copy of another
   * @throws BillIsWithdrawn when its submitter took it back
   */
  boolean discard() {
    requireNotWithdrawn();
    if (status == BillStatus.DISCARDED) {
      return false;
    }
    requireStatus("discarded", BillStatus.SUBMITTED);
    status = BillStatus.DISCARDED;
    return true;
  }

  /**
   * Hands it in anew as it is: whoever decides on bills is asked again.
   *
   * @return whether it was: false for a draft, and for a bill that has come to its end
   */
  boolean beginAnew() {
    return switch (status) {
      case DRAFT, POSTED, WITHDRAWN, DISCARDED -> false;
      case SUBMITTED, REJECTED, APPROVED -> {
        status = BillStatus.SUBMITTED;
        round++;
        yield true;
      }
    };
  }

  void requireNotWithdrawn() {
    if (status == BillStatus.WITHDRAWN) {
      throw new BillIsWithdrawn(id);
    }
  }

  void requireStatus(String action, BillStatus... allowed) {
    if (!List.of(allowed).contains(status)) {
      throw new BillNotInStatus(id, action, status, allowed);
    }
  }

  BillId id() {
    return id;
  }

  long version() {
    return Objects.requireNonNull(version);
  }

  VendorId vendorId() {
    return vendorId;
  }

  @Nullable ClientId clientId() {
    return clientId;
  }

  /** An event of this bill, which concerns the client for whom the cost was incurred, too. */
  DomainEvent concerningClient(DomainEvent event) {
    return clientId == null ? event : new Concerning(event, Set.of(clientId.subject()));
  }

  BillKind kind() {
    return kind;
  }

  String number() {
    return number;
  }

  LocalDate issueDate() {
    return issueDate;
  }

  LocalDate dueDate() {
    return dueDate;
  }

  BillCategory category() {
    return category;
  }

  Totals totals() {
    return totals;
  }

  Money net() {
    return new Money(totals.net(), currency);
  }

  Money tax() {
    return new Money(totals.tax(), currency);
  }

  Money gross() {
    return new Money(totals.gross(), currency);
  }

  List<DocumentLine> lines() {
    return List.copyOf(lines);
  }

  BillStatus status() {
    return status;
  }

  int round() {
    return round;
  }

  Instant createdAt() {
    return createdAt;
  }

  /** The reference of the actor. */
  String createdBy() {
    return createdBy;
  }

  /**
   * @throws NullPointerException for a draft, which nobody has submitted
   */
  UserId submitter() {
    return new UserId(Objects.requireNonNull(submittedBy));
  }

  BillRecord record(String vendorName) {
    return new BillRecord(
        id,
        vendorId,
        vendorName,
        kind,
        number,
        issueDate,
        dueDate,
        category,
        currency.getCurrencyCode(),
        totals,
        prepaid,
        lines(),
        status,
        round,
        createdAt,
        createdBy,
        submittedBy,
        clientId,
        Objects.requireNonNull(version));
  }
}
