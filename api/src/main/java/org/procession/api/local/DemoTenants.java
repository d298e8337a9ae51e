package org.procession.api.local;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.procession.domain.approvals.ApproverGroups;
import org.procession.domain.identity.Directory;
import org.procession.domain.money.Currencies;
import org.procession.domain.money.ExchangeRates;
import org.procession.domain.revenue.StandardChart;
import org.procession.domain.revenue.payables.CreatingVendors;
import org.procession.domain.revenue.payables.NewVendor;
import org.procession.domain.revenue.payables.VendorRisk;
import org.procession.domain.tenancy.Actor;
import org.procession.domain.tenancy.CreatingTenants;
import org.procession.domain.tenancy.Scope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Sets the demo tenants up before the application is ready. Idempotent: each start adds what is
 * missing; vendors come with a new tenant only, and what people did stays.
 */
@Component
@Profile("local")
class DemoTenants implements ApplicationRunner {

  private static final Logger log = LoggerFactory.getLogger(DemoTenants.class);

  private static final LocalDate LONG_AGO = LocalDate.of(2000, 1, 1);

  static final String ADMINISTRATORS = "administrators";

  private static final Set<String> READING =
      Set.of(
          "crm.client.read",
          "revenue.invoice.read",
          "revenue.dunning.read",
          "projects.project.read",
          "revenue.vendor.read",
          "revenue.bill.read",
          "communications.message.read",
          "files.file.read",
          "data.import.read",
          "timeline.read",
          "search.read",
          "processes.instance.read",
          "approvals.rule.read");

  private static final Map<String, Set<String>> PERMISSIONS =
      Map.of(
          ApproverGroups.CLERKS,
          Set.of(
              "crm.client.create",
              "crm.client.change",
              "crm.contact.create",
              "crm.contact.change",
              "revenue.invoice.create",
              "revenue.invoice.issue",
              "revenue.dunning.pause",
              "revenue.vendor.create",
              "revenue.vendor.change",
              "data.import.run",
              "data.import.undo",
              "revenue.bill.create",
              "revenue.bill.submit",
              "revenue.bill.withdraw",
              "files.file.upload",
              "projects.project.create",
              "projects.project.submit",
              "projects.project.withdraw"),
          ApproverGroups.TEAM_LEADS,
          Set.of("projects.project.create", "projects.project.submit", "projects.project.withdraw"),
          ApproverGroups.FINANCE,
          Set.of(
              "crm.client.create",
              "crm.client.change",
              "crm.contact.create",
              "crm.contact.change",
              "revenue.invoice.create",
              "revenue.invoice.issue",
              "revenue.payment.record",
              "revenue.dunning.pause",
              "revenue.vendor.create",
              "revenue.vendor.change",
              "revenue.ledger.read",
              "revenue.period.close",
              "money.rate.set",
              "files.file.upload"),
          ApproverGroups.MANAGEMENT,
          Set.of("revenue.ledger.read", "approvals.rule.change"),
          ApproverGroups.PMO,
          Set.of(
              "files.file.upload",
              "projects.project.create",
              "projects.project.submit",
              "projects.project.withdraw"),
          "security",
          Set.of("files.file.upload"));

  private static final List<NewVendor> VENDORS =
      List.of(
          vendor("Paper Mill", "DE", VendorRisk.LOW),
          vendor("City Power and Water", "DE", VendorRisk.LOW),
          vendor("Railway Tickets", "FR", VendorRisk.LOW),
          vendor("Cloud Hosting", "IE", VendorRisk.MEDIUM),
          vendor("Office Cleaning", "NL", VendorRisk.MEDIUM),
          vendor("Machine Parts", "SE", VendorRisk.MEDIUM),
          vendor("Trade Fair Stands", "IT", VendorRisk.HIGH),
          vendor("Overseas Freight", "SG", VendorRisk.HIGH),
          vendor("Market Studies", "US", VendorRisk.HIGH));

  private final CreatingTenants tenants;
  private final Directory directory;
  private final StandardChart chart;
  private final ExchangeRates rates;
  private final CreatingVendors vendors;
  private final TransactionOperations transactions;

  DemoTenants(
      CreatingTenants tenants,
      Directory directory,
      StandardChart chart,
      ExchangeRates rates,
      CreatingVendors vendors,
      TransactionOperations transactions) {
    this.tenants = tenants;
    this.directory = directory;
    this.chart = chart;
    this.rates = rates;
    this.vendors = vendors;
    this.transactions = transactions;
  }

  private static NewVendor vendor(String name, String country, VendorRisk risk) {
    var email = "billing@%s.example".formatted(name.toLowerCase(Locale.ROOT).replace(' ', '-'));
    return new NewVendor(name, null, country, null, email, risk);
  }

  @Override
  public void run(ApplicationArguments arguments) {
    for (var tenant : DemoTenant.ALL) {
      new Scope(tenant.id(), Actor.system("demo"))
          .run(() -> transactions.executeWithoutResult(t -> setUp(tenant)));
      log.info("Demo tenant {} is there", tenant.id());
    }
  }

  private void setUp(DemoTenant tenant) {
    var isNew = tenants.create(tenant.name(), tenant.currency(), tenant.timeZone());
    PERMISSIONS.forEach(
        (group, permissions) -> {
          directory.addGroup(group, READING);
          directory.addGroup(group, permissions);
        });
    directory.addAdministrators(ADMINISTRATORS);
    DemoUser.of(tenant).forEach(demo -> directory.addUser(demo.user()));
    chart.open();
    tenant
        .rates()
        .forEach(
            (currency, rate) -> rates.set(Currencies.of(currency), LONG_AGO, new BigDecimal(rate)));
    if (isNew) {
      VENDORS.forEach(vendors::create);
    }
  }
}
