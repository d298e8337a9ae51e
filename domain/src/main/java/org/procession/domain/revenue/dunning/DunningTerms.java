package org.procession.domain.revenue.dunning;

import java.math.BigDecimal;
import org.procession.domain.Problem;

/**
 * What a level costs the client, as the policy says.
 *
 * @param fee in the tenant's base currency
 * @param yearlyInterest in percent
 */
public record DunningTerms(BigDecimal fee, BigDecimal yearlyInterest) {

  private static final BigDecimal MAX_INTEREST = new BigDecimal(100);

  /**
   * @throws DunningTermsInvalid when it is less than nothing, or absurd
   */
  public DunningTerms {
    if (fee.signum() < 0
        || yearlyInterest.signum() < 0
        || yearlyInterest.compareTo(MAX_INTEREST) > 0
        || yearlyInterest.stripTrailingZeros().scale() > 4) {
      throw new DunningTermsInvalid();
    }
  }

  /** Whether it costs nothing. */
  boolean isFree() {
    return fee.signum() == 0 && yearlyInterest.signum() == 0;
  }

  /** The policy asks for something that no client owes. */
  public static final class DunningTermsInvalid extends Problem {
    DunningTermsInvalid() {
      super(
          "DUNNING_TERMS_INVALID",
          "A dunning fee is not negative, and yearly interest 0 to 100 percent with at most four decimals.");
    }
  }
}
