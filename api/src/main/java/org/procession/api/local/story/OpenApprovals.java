package org.procession.api.local.story;

import java.math.BigDecimal;
import java.util.List;
import org.procession.domain.Page;
import org.procession.domain.money.Currencies;
import org.procession.domain.revenue.DocumentLine;
import org.procession.domain.revenue.TaxCategory;
import org.procession.domain.revenue.Totals;
import org.procession.domain.revenue.payables.BillCategory;
import org.procession.domain.revenue.payables.BillKind;
import org.procession.domain.revenue.payables.BillQuery;
import org.procession.domain.revenue.payables.CreatingBills;
import org.procession.domain.revenue.payables.FindingBills;
import org.procession.domain.revenue.payables.FindingVendors;
import org.procession.domain.revenue.payables.NewBill;
import org.procession.domain.revenue.payables.SubmittingBills;
import org.procession.domain.revenue.payables.VendorRecord;
import org.procession.domain.tenancy.Calendar;
import org.procession.domain.tenancy.Whose;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Bills that wait for the approval of one, two and three groups, and a small one that needs none.
 */
@Component
@Profile("local")
@Order(1)
class OpenApprovals implements Chapter {
  private final FindingBills bills;
  private final FindingVendors vendors;
  private final CreatingBills creating;
  private final SubmittingBills submitting;
  private final Calendar calendar;
  private final Cast cast;
  private final TransactionOperations transactions;

  OpenApprovals(
      FindingBills bills,
      FindingVendors vendors,
      CreatingBills creating,
      SubmittingBills submitting,
      Calendar calendar,
      Cast cast,
      TransactionOperations transactions) {
    this.bills = bills;
    this.vendors = vendors;
    this.creating = creating;
    this.submitting = submitting;
    this.calendar = calendar;
    this.cast = cast;
    this.transactions = transactions;
  }

  @Override
  public void tell() {
    transactions.executeWithoutResult(
        t -> {
          if (bills
              .list(BillQuery.ALL, Whose.everybodys(), new Page.Limit(1, null))
              .items()
              .isEmpty()) {
            cast.as(Cast.CLERK, this::submitBills);
          }
        });
  }

  private void submitBills() {
    submit("Paper Mill", "PM-2290", BillCategory.GOODS, "Copy paper", "120.00", 9);
    submit("Cloud Hosting", "CH-10451", BillCategory.SERVICES, "Servers, a month", "780.00", 6);
    submit("Machine Parts", "MP-7733", BillCategory.GOODS, "Bearings and belts", "6400.00", 4);
    submit(
        "Trade Fair Stands", "TF-0098", BillCategory.OTHER, "Stand and its set-up", "31500.00", 2);
  }

  private void submit(
      String vendor, String number, BillCategory category, String what, String net, int daysAgo) {
    var amount = new BigDecimal(net);
    var lines =
        List.of(
            new DocumentLine(
                what, BigDecimal.ONE, amount, amount, TaxCategory.S, new BigDecimal("19")));
    var currency = Currencies.of("EUR");
    var bill =
        creating.create(
            new NewBill(
                vendor(vendor).id(),
                BillKind.INVOICE,
                number,
                calendar.today().minusDays(daysAgo),
                null,
                currency,
                category,
                lines,
                Totals.of(lines, currency)));
    submitting.submit(bill.id(), Cast.CLERK);
  }

  private VendorRecord vendor(String name) {
    return vendors.list(new Page.Limit(Page.MAX_LIMIT, null)).items().stream()
        .filter(vendor -> vendor.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
