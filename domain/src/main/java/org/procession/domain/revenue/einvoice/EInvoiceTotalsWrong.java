package org.procession.domain.revenue.einvoice;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.util.List;
import org.procession.domain.Problem;

/** The totals that the electronic invoice states are not those that its parts come to. */
public final class EInvoiceTotalsWrong extends Problem {

  /**
   * An amount that breaks a rule.
   *
   * @param rule the id of the rule in EN 16931-1, such as {@code BR-CO-15}
   * @param amount what the amount is, with its business term
   * @param stated the amount in the document, zero where it states none
   * @param recomputed what it must be by the rule
   */
  public record Difference(String rule, String amount, BigDecimal stated, BigDecimal recomputed) {

    @Override
    public String toString() {
      return "%s: %s is %s, recomputed %s"
          .formatted(rule, amount, stated.toPlainString(), recomputed.toPlainString());
    }
  }

  /** A document can break as many rules as it has lines; a person reads the first few. */
  private static final int TOLD = 10;

  private final List<Difference> differences;

  EInvoiceTotalsWrong(List<Difference> differences) {
    super("E_INVOICE_TOTALS_WRONG", told(differences));
    this.differences = List.copyOf(differences);
  }

  /**
   * @return all differences, in the order of the rules; at least one
   */
  public List<Difference> differences() {
    return differences;
  }

  private static String told(List<Difference> differences) {
    var first = differences.stream().limit(TOLD).map(Difference::toString).collect(joining("; "));
    var more =
        differences.size() > TOLD ? "; and %d more".formatted(differences.size() - TOLD) : "";
    return "The totals of the e-invoice do not add up. " + first + more + ".";
  }
}
