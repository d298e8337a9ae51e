package org.procession.api.local.story;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.procession.domain.Page;
import org.procession.domain.communications.EmailAddress;
import org.procession.domain.communications.PhoneNumber;
import org.procession.domain.crm.AddingContacts;
import org.procession.domain.crm.Address;
import org.procession.domain.crm.ClientRecord;
import org.procession.domain.crm.ClientSegment;
import org.procession.domain.crm.ContactChannel;
import org.procession.domain.crm.CreatingClients;
import org.procession.domain.crm.FindingClients;
import org.procession.domain.crm.Language;
import org.procession.domain.crm.NewClient;
import org.procession.domain.crm.NewContact;
import org.procession.domain.money.Currencies;
import org.procession.domain.money.Money;
import org.procession.domain.revenue.DocumentLine;
import org.procession.domain.revenue.TaxCategory;
import org.procession.domain.revenue.dunning.DunningChannel;
import org.procession.domain.revenue.dunning.DunningTerms;
import org.procession.domain.revenue.dunning.TakingOverDunning;
import org.procession.domain.revenue.dunning.TakingOverDunning.EarlierLevel;
import org.procession.domain.revenue.receivables.CreatingInvoices;
import org.procession.domain.revenue.receivables.InvoiceRecord;
import org.procession.domain.revenue.receivables.NewInvoice;
import org.procession.domain.revenue.receivables.NewPayment;
import org.procession.domain.revenue.receivables.RecordingPayments;
import org.procession.domain.tenancy.Calendar;
import org.procession.domain.tenancy.Whose;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Clients who pay and clients who do not: an invoice for each level of dunning, whose levels before
 * were taken before there was Procession. The sweep finds them, and dunning goes on where it is.
 */
@Component
@Profile("local")
@Order(2)
class OverdueInvoices implements Chapter {
  private static final DunningTerms FREE = terms("0", "0");

  private final FindingClients clients;
  private final CreatingClients creating;
  private final AddingContacts contacts;
  private final CreatingInvoices invoicing;
  private final RecordingPayments payments;
  private final TakingOverDunning dunning;
  private final Calendar calendar;
  private final Cast cast;
  private final TransactionOperations transactions;

  OverdueInvoices(
      FindingClients clients,
      CreatingClients creating,
      AddingContacts contacts,
      CreatingInvoices invoicing,
      RecordingPayments payments,
      TakingOverDunning dunning,
      Calendar calendar,
      Cast cast,
      TransactionOperations transactions) {
    this.clients = clients;
    this.creating = creating;
    this.contacts = contacts;
    this.invoicing = invoicing;
    this.payments = payments;
    this.dunning = dunning;
    this.calendar = calendar;
    this.cast = cast;
    this.transactions = transactions;
  }

  /** In one transaction, or the sweep could find an invoice before its earlier levels. */
  @Override
  public void tell() {
    transactions.executeWithoutResult(
        t -> {
          if (clients
              .list("Harbour Hotel", Whose.everybodys(), new Page.Limit(1, null))
              .items()
              .isEmpty()) {
            cast.as(Cast.FINANCE, this::invoiceClients);
          }
        });
  }

  private void invoiceClients() {
    var library = client("City Library", "Library Square 1", ClientSegment.KEY, null);
    var paid = invoice(library, "Shelves", "3200.00", 30);
    payments.record(
        new NewPayment(
            paid.id(), "bank-0001", new Money(paid.open(), Currencies.of("EUR")), daysAgo(2)));
    invoice(library, "Reading lamps", "960.00", 0);

    var hotel = client("Harbour Hotel", "Quay 7", ClientSegment.STANDARD, null);
    invoice(hotel, "Beds", "1840.00", 35);

    var bakery = client("Northgate Bakery", "North Gate 3", ClientSegment.SMALL, "+4915112345678");
    dunning.takeOver(invoice(bakery, "Display case", "390.00", 48).id(), List.of(first(15, 14)));

    var lifts = client("Ridge Ski Lifts", "Valley Station", ClientSegment.KEY, null);
    dunning.takeOver(
        invoice(lifts, "Lockers", "7400.00", 95).id(),
        List.of(first(50, 21), new EarlierLevel(daysAgo(29), DunningChannel.EMAIL, FREE, 28)));

    var brewery = client("Old Mill Brewery", "Mill Lane 12", ClientSegment.STANDARD, null);
    dunning.takeOver(
        invoice(brewery, "Cooling room", "5200.00", 110).id(),
        List.of(
            first(70, 14),
            new EarlierLevel(daysAgo(50), DunningChannel.EMAIL, terms("40", "9"), 21),
            new EarlierLevel(daysAgo(25), DunningChannel.LETTER, terms("0", "9"), 21)));
  }

  private static DunningTerms terms(String fee, String yearlyInterest) {
    return new DunningTerms(new BigDecimal(fee), new BigDecimal(yearlyInterest));
  }

  private EarlierLevel first(int daysAgo, int days) {
    return new EarlierLevel(daysAgo(daysAgo), DunningChannel.EMAIL, FREE, days);
  }

  private ClientRecord client(
      String name, String street, ClientSegment segment, @Nullable String phone) {
    var mailbox = "accounts@%s.example".formatted(name.toLowerCase(Locale.ROOT).replace(' ', '-'));
    var client =
        creating.create(
            new NewClient(
                name,
                null,
                null,
                new Address(street, null, "20095", "Hamburg", "DE"),
                new EmailAddress(mailbox),
                segment,
                new Language("en"),
                30));
    contacts.add(
        client.id(),
        new NewContact(
            "Accounts Payable",
            "Accounting",
            new EmailAddress(mailbox),
            phone == null ? null : PhoneNumber.of(phone),
            null,
            ContactChannel.EMAIL,
            true));
    return client;
  }

  /** One that is due 30 days after it was issued, so many days ago. */
  private InvoiceRecord invoice(ClientRecord client, String what, String net, int daysAgo) {
    var amount = new BigDecimal(net);
    var line =
        new DocumentLine(what, BigDecimal.ONE, amount, amount, TaxCategory.S, new BigDecimal("19"));
    return invoicing.createAndIssue(
        new NewInvoice(
            client.id(), null, daysAgo(daysAgo), null, Currencies.of("EUR"), List.of(line)));
  }

  private LocalDate daysAgo(int days) {
    return calendar.today().minusDays(days);
  }
}
