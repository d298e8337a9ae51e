package org.procession.domain.revenue;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import org.procession.domain.revenue.ledger.AccountCode;
import org.procession.domain.revenue.ledger.AccountType;
import org.procession.domain.revenue.ledger.Books;
import org.procession.domain.tenancy.FindingTenants;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The accounts that postings go to, and the books of a new tenant. */
@Service
public class StandardChart {

  public static final AccountCode FIXED_ASSETS = new AccountCode("0400");
  public static final AccountCode BANK = new AccountCode("1200");
  public static final AccountCode INPUT_TAX = new AccountCode("1400");
  public static final AccountCode EQUITY = new AccountCode("2000");
  public static final AccountCode ACCOUNTS_PAYABLE = new AccountCode("3300");
  public static final AccountCode GOODS = new AccountCode("5400");
  public static final AccountCode SERVICES = new AccountCode("5900");
  public static final AccountCode OTHER_EXPENSES = new AccountCode("6300");
  public static final AccountCode TRAVEL = new AccountCode("6600");

  private final Books books;
  private final FindingTenants tenants;
  private final Clock clock;

  StandardChart(Books books, FindingTenants tenants, Clock clock) {
    this.books = books;
    this.tenants = tenants;
    this.clock = clock;
  }

  /**
   * Gives the current tenant the standard accounts, and open periods for last year, this and the
   * next, by its own calendar. Idempotent.
   */
  @Transactional
  public void open() {
    books.addAccount(FIXED_ASSETS, "Fixed assets", AccountType.ASSET);
    books.addAccount(BANK, "Bank", AccountType.ASSET);
    books.addAccount(INPUT_TAX, "Input tax", AccountType.ASSET);
    books.addAccount(EQUITY, "Equity", AccountType.EQUITY);
    books.addAccount(ACCOUNTS_PAYABLE, "Accounts payable", AccountType.LIABILITY);
    books.addAccount(GOODS, "Goods", AccountType.EXPENSE);
    books.addAccount(SERVICES, "Services", AccountType.EXPENSE);
    books.addAccount(OTHER_EXPENSES, "Other expenses", AccountType.EXPENSE);
    books.addAccount(TRAVEL, "Travel", AccountType.EXPENSE);
    var year = LocalDate.now(clock.withZone(tenants.current().timeZone())).getYear();
    for (var month = YearMonth.of(year - 1, 1);
        month.getYear() <= year + 1;
        month = month.plusMonths(1)) {
      books.addPeriod(month);
    }
  }
}
