package org.procession.domain.revenue;

import java.time.YearMonth;
import org.procession.domain.revenue.ledger.AccountCode;
import org.procession.domain.revenue.ledger.AccountType;
import org.procession.domain.revenue.ledger.Books;
import org.procession.domain.tenancy.Calendar;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The accounts that postings go to, and the books of a new tenant. */
@Service
public class StandardChart {

  public static final AccountCode FIXED_ASSETS = new AccountCode("0400");
  public static final AccountCode BANK = new AccountCode("1200");
  public static final AccountCode ACCOUNTS_RECEIVABLE = new AccountCode("1300");
  public static final AccountCode INPUT_TAX = new AccountCode("1400");
  public static final AccountCode EQUITY = new AccountCode("2000");
  public static final AccountCode ACCOUNTS_PAYABLE = new AccountCode("3300");
  public static final AccountCode OUTPUT_TAX = new AccountCode("3800");
  public static final AccountCode SALES_EXEMPT = new AccountCode("4100");
  public static final AccountCode SALES_EXPORT = new AccountCode("4120");
  public static final AccountCode SALES_INTRA_COMMUNITY = new AccountCode("4125");
  public static final AccountCode SALES_ZERO_RATED = new AccountCode("4150");
  public static final AccountCode SALES_REVERSE_CHARGE = new AccountCode("4337");
  public static final AccountCode SALES = new AccountCode("4400");
  public static final AccountCode DUNNING_FEES = new AccountCode("4830");
  public static final AccountCode EXCHANGE_GAINS = new AccountCode("4840");
  public static final AccountCode GOODS = new AccountCode("5400");
  public static final AccountCode SERVICES = new AccountCode("5900");
  public static final AccountCode OTHER_EXPENSES = new AccountCode("6300");
  public static final AccountCode TRAVEL = new AccountCode("6600");
  public static final AccountCode EXCHANGE_LOSSES = new AccountCode("6880");
  public static final AccountCode BAD_DEBTS = new AccountCode("6930");
  public static final AccountCode INTEREST_INCOME = new AccountCode("7100");

  private final Books books;
  private final Calendar calendar;

  StandardChart(Books books, Calendar calendar) {
    this.books = books;
    this.calendar = calendar;
  }

  /**
   * Gives the current tenant the standard accounts, and open periods for last year, this and the
   * next, by its own calendar. Idempotent.
   */
  @Transactional
  public void open() {
    books.addAccount(FIXED_ASSETS, "Fixed assets", AccountType.ASSET);
    books.addAccount(BANK, "Bank", AccountType.ASSET);
    books.addAccount(ACCOUNTS_RECEIVABLE, "Accounts receivable", AccountType.ASSET);
    books.addAccount(INPUT_TAX, "Input tax", AccountType.ASSET);
    books.addAccount(EQUITY, "Equity", AccountType.EQUITY);
    books.addAccount(ACCOUNTS_PAYABLE, "Accounts payable", AccountType.LIABILITY);
    books.addAccount(OUTPUT_TAX, "Output tax", AccountType.LIABILITY);
    books.addAccount(SALES_EXEMPT, "Sales exempt from tax", AccountType.INCOME);
    books.addAccount(SALES_EXPORT, "Exports", AccountType.INCOME);
    books.addAccount(SALES_INTRA_COMMUNITY, "Intra-community supplies", AccountType.INCOME);
    books.addAccount(SALES_ZERO_RATED, "Zero rated sales", AccountType.INCOME);
    books.addAccount(SALES_REVERSE_CHARGE, "Sales under reverse charge", AccountType.INCOME);
    books.addAccount(SALES, "Sales", AccountType.INCOME);
    books.addAccount(DUNNING_FEES, "Dunning fees", AccountType.INCOME);
    books.addAccount(EXCHANGE_GAINS, "Exchange gains", AccountType.INCOME);
    books.addAccount(GOODS, "Goods", AccountType.EXPENSE);
    books.addAccount(SERVICES, "Services", AccountType.EXPENSE);
    books.addAccount(OTHER_EXPENSES, "Other expenses", AccountType.EXPENSE);
    books.addAccount(TRAVEL, "Travel", AccountType.EXPENSE);
    books.addAccount(EXCHANGE_LOSSES, "Exchange losses", AccountType.EXPENSE);
    books.addAccount(BAD_DEBTS, "Bad debts", AccountType.EXPENSE);
    books.addAccount(INTEREST_INCOME, "Interest income", AccountType.INCOME);
    var year = calendar.today().getYear();
    for (var month = YearMonth.of(year - 1, 1);
        month.getYear() <= year + 1;
        month = month.plusMonths(1)) {
      books.addPeriod(month);
    }
  }
}
