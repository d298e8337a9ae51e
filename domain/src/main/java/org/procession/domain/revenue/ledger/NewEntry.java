package org.procession.domain.revenue.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.procession.domain.money.Money;

/**
 * An entry to be posted.
 *
 * @param source what it is made for; the ledger takes one entry for each source
 */
public record NewEntry(LocalDate postingDate, String description, String source, List<Line> lines) {

  public NewEntry {
    lines = List.copyOf(lines);
  }

  /**
   * One side of an entry; debit is positive, credit negative.
   *
   * @param base in the tenant's base currency
   * @param amount the same in the document's currency
   */
  public record Line(AccountCode account, Money base, Money amount) {}

  public static Builder on(LocalDate postingDate) {
    return new Builder(postingDate);
  }

  /** Builds entries line by line; a line of nothing is left out. */
  public static final class Builder {
    private final LocalDate postingDate;
    private final List<Line> lines = new ArrayList<>();

    private Builder(LocalDate postingDate) {
      this.postingDate = postingDate;
    }

    public Builder debit(AccountCode account, Money base, Money amount) {
      if (!base.isZero()) {
        lines.add(new Line(account, base, amount));
      }
      return this;
    }

    public Builder credit(AccountCode account, Money base, Money amount) {
      return debit(account, base.negated(), amount.negated());
    }

    public NewEntry of(String description, String source) {
      return new NewEntry(postingDate, description, source, lines);
    }
  }
}
