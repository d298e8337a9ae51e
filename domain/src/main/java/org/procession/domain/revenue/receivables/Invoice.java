package org.procession.domain.revenue.receivables;

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
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.procession.domain.crm.ClientId;
import org.procession.domain.crm.ContactId;
import org.procession.domain.money.Money;
import org.procession.domain.revenue.DocumentLine;
import org.procession.domain.revenue.Totals;

/**
 * What a client owes for something. Once issued its lines never change; what is charged on top and
 * what is paid is added up beside them.
 */
@Entity
class Invoice {

  private static final int LAST_YEAR = 2999;

  @EmbeddedId private InvoiceId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "client_id"))
  private ClientId clientId;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "contact_id"))
  private @Nullable ContactId contactId;

  @Embedded private @Nullable InvoiceNumber number;
  private LocalDate issueDate;
  private LocalDate dueDate;
  private Currency currency;
  @Embedded private Totals totals;
  private BigDecimal charged;
  private BigDecimal paid;

  /** What is owed as it stands in the books, in the base currency at the rates of its postings. */
  private BigDecimal baseOpen;

  @Enumerated(EnumType.STRING)
  private InvoiceStatus status = InvoiceStatus.DRAFT;

  @ElementCollection
  @CollectionTable(name = "invoice_line", joinColumns = @JoinColumn(name = "invoice_id"))
  @OrderColumn(name = "line_number")
  private List<DocumentLine> lines = new ArrayList<>();

  private Instant createdAt;
  private String createdBy;
  private @Nullable Instant issuedAt;
  @Version private @Nullable Long version;

  protected Invoice() {} // for JPA

  /**
   * @throws InvoiceInvalid when the dates are absurd or the lines come to nothing or less
   */
  Invoice(
      InvoiceId id,
      NewInvoice invoice,
      LocalDate issueDate,
      LocalDate dueDate,
      Instant createdAt,
      String createdBy) {
    requireDates(issueDate, dueDate);
    this.id = id;
    this.clientId = invoice.clientId();
    this.contactId = invoice.contactId();
    this.issueDate = issueDate;
    this.dueDate = dueDate;
    this.currency = invoice.currency();
    this.totals = requirePositive(Totals.of(invoice.lines(), currency));
    this.charged = BigDecimal.ZERO;
    this.paid = BigDecimal.ZERO;
    this.baseOpen = BigDecimal.ZERO;
    this.lines.addAll(invoice.lines());
    this.createdAt = createdAt;
    this.createdBy = createdBy;
  }

  private static void requireDates(LocalDate issueDate, LocalDate dueDate) {
    if (issueDate.getYear() < 1970 || issueDate.getYear() > LAST_YEAR) {
      throw new InvoiceInvalid(
          "issueDate", "An invoice's issue date lies between 1970 and %d.".formatted(LAST_YEAR));
    }
    if (dueDate.isBefore(issueDate) || dueDate.getYear() > LAST_YEAR) {
      throw new InvoiceInvalid("dueDate", "An invoice is not due before it is issued.");
    }
  }

  private static Totals requirePositive(Totals totals) {
    if (totals.net().signum() <= 0 || totals.tax().signum() < 0) {
      throw new InvoiceInvalid(
          "lines",
          "The lines come to %s and %s of tax: an invoice is over more than nothing."
              .formatted(totals.net().toPlainString(), totals.tax().toPlainString()));
    }
    return totals;
  }

  /**
   * Makes it owed.
   *
   * @param baseAmount what is owed as the ledger has it
   * @throws InvoiceNotInStatus unless it is a draft
   */
  void issue(InvoiceNumber number, Money baseAmount, Instant issuedAt) {
    requireStatus("issued", InvoiceStatus.DRAFT);
    this.number = number;
    this.issuedAt = issuedAt;
    baseOpen = baseAmount.amount();
    status = InvoiceStatus.ISSUED;
  }

  /**
   * Adds what is owed on top.
   *
   * @param baseAmount the amount as the ledger has it
   * @throws InvoiceNotInStatus unless it is issued and not paid
   */
  void charge(Money amount, Money baseAmount) {
    requireStatus("charged", InvoiceStatus.ISSUED);
    charged = charged.add(amount.amount());
    baseOpen = baseOpen.add(baseAmount.amount());
  }

  /**
   * Takes a payment off what is owed, or was before it was given up.
   *
   * @param base the currency of the books
   * @return by how much the books' claim becomes less: in proportion, so that nothing remains of it
   *     when nothing is owed any more; nothing when they claim nothing
   * @throws PaymentExceedsOpenAmount when it is more than that
   * @throws InvoiceNotInStatus when it is a draft
   */
  Money pay(Money amount, Currency base) {
    if (status == InvoiceStatus.DRAFT) {
      requireStatus("paid", InvoiceStatus.ISSUED);
    }
    var unpaid = unpaid();
    if (amount.compareTo(unpaid) > 0) {
      throw new PaymentExceedsOpenAmount(amount, unpaid);
    }
    var claim = new Money(baseOpen, base);
    var settled = amount.equals(unpaid) ? claim : share(claim, amount, unpaid);
    paid = paid.add(amount.amount());
    baseOpen = claim.minus(settled).amount();
    if (unpaid().isZero()) {
      status = InvoiceStatus.PAID;
    }
    return settled;
  }

  /**
   * Gives up what is owed.
   *
   * @param base the currency of the books
   * @return what the books claimed
   * @throws InvoiceNotInStatus unless it is issued and not paid
   */
  Money writeOff(Currency base) {
    requireStatus("written off", InvoiceStatus.ISSUED);
    var claim = new Money(baseOpen, base);
    baseOpen = BigDecimal.ZERO;
    status = InvoiceStatus.WRITTEN_OFF;
    return claim;
  }

  private static Money share(Money claim, Money part, Money whole) {
    var share = claim.amount().multiply(part.amount());
    var decimals = Math.max(0, claim.currency().getDefaultFractionDigits());
    return new Money(
        share.divide(whole.amount(), decimals, RoundingMode.HALF_UP), claim.currency());
  }

  void requireStatus(String action, InvoiceStatus allowed) {
    if (status != allowed) {
      throw new InvoiceNotInStatus(id, action, status, allowed);
    }
  }

  InvoiceId id() {
    return id;
  }

  ClientId clientId() {
    return clientId;
  }

  @Nullable ContactId contactId() {
    return contactId;
  }

  /** What it is called: its number, or that it is a draft. */
  String name() {
    return number == null ? "Invoice draft" : "Invoice " + number.text();
  }

  @Nullable String numberIfIssued() {
    return number == null ? null : number.text();
  }

  /**
   * @throws NullPointerException for a draft, which has none
   */
  String number() {
    return Objects.requireNonNull(numberIfIssued());
  }

  LocalDate issueDate() {
    return issueDate;
  }

  LocalDate dueDate() {
    return dueDate;
  }

  Currency currency() {
    return currency;
  }

  Money gross() {
    return new Money(totals.gross(), currency);
  }

  /** What is still owed: with what was charged on top, less what was paid. */
  Money open() {
    return status == InvoiceStatus.DRAFT || isWrittenOff() ? Money.zero(currency) : unpaid();
  }

  private Money unpaid() {
    return new Money(totals.gross().add(charged).subtract(paid), currency);
  }

  List<DocumentLine> lines() {
    return List.copyOf(lines);
  }

  InvoiceStatus status() {
    return status;
  }

  boolean isPaid() {
    return status == InvoiceStatus.PAID;
  }

  boolean isWrittenOff() {
    return status == InvoiceStatus.WRITTEN_OFF;
  }

  Instant createdAt() {
    return createdAt;
  }

  /** The reference of the actor. */
  String createdBy() {
    return createdBy;
  }

  /**
   * @param today in the tenant's time zone
   */
  InvoiceRecord record(
      String clientName,
      List<ChargeRecord> charges,
      List<PaymentRecord> payments,
      LocalDate today) {
    return new InvoiceRecord(
        id,
        numberIfIssued(),
        clientId,
        clientName,
        contactId,
        issueDate,
        dueDate,
        currency.getCurrencyCode(),
        lines(),
        totals,
        charges,
        payments,
        open().amount(),
        status,
        status == InvoiceStatus.ISSUED
            ? (int) Math.max(0, ChronoUnit.DAYS.between(dueDate, today))
            : 0,
        createdAt,
        createdBy,
        issuedAt,
        Objects.requireNonNull(version));
  }
}
