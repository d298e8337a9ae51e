package org.procession.workers;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.procession.domain.communications.EmailAddress;
import org.procession.domain.crm.Address;
import org.procession.domain.crm.ClientId;
import org.procession.domain.crm.ClientSegment;
import org.procession.domain.crm.CreatingClients;
import org.procession.domain.crm.Language;
import org.procession.domain.crm.NewClient;
import org.procession.domain.identity.Directory;
import org.procession.domain.identity.UserId;
import org.procession.domain.identity.UserRecord;
import org.procession.domain.money.Currencies;
import org.procession.domain.money.Money;
import org.procession.domain.projects.Milestone;
import org.procession.domain.projects.NewProject;
import org.procession.domain.projects.Plan;
import org.procession.domain.projects.ProjectId;
import org.procession.domain.projects.ProjectMember;
import org.procession.domain.projects.ProjectRisk;
import org.procession.domain.projects.ProjectRole;
import org.procession.domain.projects.SubmittingProjects;
import org.procession.domain.revenue.DocumentLine;
import org.procession.domain.revenue.StandardChart;
import org.procession.domain.revenue.TaxCategory;
import org.procession.domain.revenue.Totals;
import org.procession.domain.revenue.payables.BillCategory;
import org.procession.domain.revenue.payables.BillId;
import org.procession.domain.revenue.payables.BillKind;
import org.procession.domain.revenue.payables.CreatingBills;
import org.procession.domain.revenue.payables.CreatingVendors;
import org.procession.domain.revenue.payables.NewBill;
import org.procession.domain.revenue.payables.NewVendor;
import org.procession.domain.revenue.payables.SubmittingBills;
import org.procession.domain.revenue.payables.VendorId;
import org.procession.domain.revenue.payables.VendorRisk;
import org.procession.domain.revenue.receivables.CreatingInvoices;
import org.procession.domain.revenue.receivables.InvoiceId;
import org.procession.domain.revenue.receivables.NewInvoice;
import org.procession.domain.tenancy.Actor;
import org.procession.domain.tenancy.CreatingTenants;
import org.procession.domain.tenancy.Scope;
import org.procession.domain.tenancy.TenantId;
import org.springframework.stereotype.Component;

/** Makes tenants with users, books, bills and projects for tests, each new and alone. */
@Component
public class House {

  private static final AtomicInteger TENANTS = new AtomicInteger();

  private final CreatingTenants creating;
  private final Directory directory;
  private final StandardChart chart;
  private final CreatingVendors vendors;
  private final CreatingBills bills;
  private final SubmittingBills submitting;
  private final CreatingClients clients;
  private final CreatingInvoices invoices;
  private final SubmittingProjects proposing;

  House(
      CreatingTenants creating,
      Directory directory,
      StandardChart chart,
      CreatingVendors vendors,
      CreatingBills bills,
      SubmittingBills submitting,
      CreatingClients clients,
      CreatingInvoices invoices,
      SubmittingProjects proposing) {
    this.creating = creating;
    this.directory = directory;
    this.chart = chart;
    this.vendors = vendors;
    this.bills = bills;
    this.submitting = submitting;
    this.clients = clients;
    this.invoices = invoices;
    this.proposing = proposing;
  }

  /** A new tenant, in the scope of its clerk. Its id has a dot in it, as tenant ids may. */
  public Scope tenant() {
    var id = new TenantId("tenant." + TENANTS.incrementAndGet());
    var scope = new Scope(id, Actor.user("clerk", "Clerk"));
    scope.run(
        () -> {
          creating.create("Acme", Currencies.of("EUR"), ZoneId.of("Europe/Berlin"));
          chart.open();
          user("clerk", "Clerk", "clerks");
          user("lead", "Team Lead", "team-leads");
          user("finance", "Finance", "finance");
          user("manager", "Manager", "management");
          user("pmo", "Project Office", "pmo");
          user("security", "Security", "security");
        });
    return scope;
  }

  /** A user of the current tenant; one who is there joins the group. */
  public void user(String id, String name, String group) {
    directory.addGroup(group, Set.of());
    directory.addUser(new UserRecord(new UserId(id), name, address(id), Set.of(group)));
  }

  /** The e-mail address of a user of the current tenant. */
  public static String address(String user) {
    return user + "@" + Scope.current().tenant() + ".example";
  }

  /** A client with a postal and an e-mail address, in the current scope. */
  public ClientId client() {
    return clients
        .create(
            new NewClient(
                "Book Shop",
                null,
                null,
                new Address("Market 1", null, "10115", "Berlin", "DE"),
                new EmailAddress("office@books.example"),
                ClientSegment.STANDARD,
                new Language("en"),
                14))
        .id();
  }

  /** An issued invoice with one line, to which 19 % tax is added, in the current scope. */
  public InvoiceId issued(ClientId client, String net, LocalDate due) {
    return invoices
        .createAndIssue(
            new NewInvoice(
                client,
                null,
                due.minusDays(14),
                due,
                Currencies.of("EUR"),
                List.of(line(new BigDecimal(net)))))
        .id();
  }

  private static DocumentLine line(BigDecimal net) {
    return new DocumentLine("Paper", BigDecimal.ONE, net, net, TaxCategory.S, new BigDecimal("19"));
  }

  /** A vendor of low risk, in the current scope. */
  public VendorId vendor() {
    return vendors.create(new NewVendor("Paper Mill", null, "DE", null, null, VendorRisk.LOW)).id();
  }

  /** A draft with one line, to which 19 % tax is added, in the current scope. */
  public BillId draft(VendorId vendor, String number, String net) {
    var amount = new BigDecimal(net).setScale(2);
    var tax = amount.multiply(new BigDecimal("0.19")).setScale(2, java.math.RoundingMode.HALF_UP);
    var line = line(amount);
    return bills
        .create(
            new NewBill(
                vendor,
                BillKind.INVOICE,
                number,
                LocalDate.now(ZoneId.of("Europe/Berlin")),
                null,
                Currencies.of("EUR"),
                BillCategory.GOODS,
                List.of(line),
                new Totals(amount, tax, amount.add(tax))))
        .id();
  }

  /** A bill that its clerk has submitted, in the current scope. */
  public BillId submitted(String number, String net) {
    return submit(draft(vendor(), number, net));
  }

  public BillId submit(BillId bill) {
    submitting.submit(bill, new UserId("clerk"));
    return bill;
  }

  /**
   * A project of half a year with one milestone that its clerk, who is its only member, has
   * proposed to the team lead, in the current scope.
   *
   * @param budget such as {@code 20000 EUR}
   */
  public ProjectId proposed(String title, String budget) {
    var start = LocalDate.of(2027, 1, 4);
    var end = LocalDate.of(2027, 6, 30);
    var plan =
        new Plan(
            title,
            "Shelves for everything.",
            Money.of(budget),
            start,
            end,
            ProjectRisk.LOW,
            List.of(Milestone.planned("Go live", end)));
    var clerk = new UserId("clerk");
    var member = new ProjectMember(clerk, ProjectRole.MANAGER);
    return proposing
        .propose(new NewProject(plan, null, new UserId("lead"), List.of(member)), clerk)
        .id();
  }
}
