package org.procession.domain.revenue;

import java.util.Arrays;
import org.procession.domain.Problem;

/**
 * How value added tax applies to a line. Codes of UNCL5305 as EN 16931 uses them (BT-151); only
 * some of them have a rate.
 */
public enum TaxCategory {
  /** Standard rate. */
  S(true),
  /** Zero rated goods. */
  Z(false),
  /** Exempt from tax. */
  E(false),
  /** Reverse charge: the buyer owes the tax. */
  AE(false),
  /** Intra-community supply of goods. */
  K(false),
  /** Export outside the EU. */
  G(false),
  /** Outside the scope of tax. */
  O(false),
  /** General indirect tax of the Canary Islands. */
  L(true),
  /** Tax of Ceuta and Melilla. */
  M(true);

  private final boolean rated;

  TaxCategory(boolean rated) {
    this.rated = rated;
  }

  /** Whether the category has a rate other than nothing. */
  public boolean isRated() {
    return rated;
  }

  /**
   * @throws UnknownTaxCategory for any other code
   */
  public static TaxCategory of(String code) {
    return Arrays.stream(values())
        .filter(category -> category.name().equals(code))
        .findFirst()
        .orElseThrow(() -> new UnknownTaxCategory(code));
  }

  /** The code is none of EN 16931. */
  public static final class UnknownTaxCategory extends Problem {
    UnknownTaxCategory(String code) {
      super(
          Kind.INVALID,
          "UNKNOWN_TAX_CATEGORY",
          "'%s' is no tax category of EN 16931: use one of %s."
              .formatted(code, Arrays.toString(values())),
          "taxCategory");
    }
  }
}
