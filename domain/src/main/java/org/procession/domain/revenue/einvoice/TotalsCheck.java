package org.procession.domain.revenue.einvoice;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.procession.domain.revenue.einvoice.EInvoice.Adjustment;
import org.procession.domain.revenue.einvoice.EInvoice.Line;
import org.procession.domain.revenue.einvoice.EInvoice.TaxBreakdown;
import org.procession.domain.revenue.einvoice.EInvoice.TaxCategory;
import org.procession.domain.revenue.einvoice.EInvoiceTotalsWrong.Difference;

/**
 * Recomputes the totals of an invoice by the rules of EN 16931-1, to the cent. Only the tax of a
 * category may be off, by less than one unit of the currency, as in the validation artefacts of
 * CEN: sellers round it line by line, or to whole forints, and CEN's own examples do so. What is
 * stated still has to add up to the total.
 */
final class TotalsCheck {

  /** What the tax is reckoned on: one group of the VAT breakdown. */
  private record Group(TaxCategory category, BigDecimal rate) {

    @Override
    public String toString() {
      return category.taxed() ? category + " at " + rate.toPlainString() + " %" : category.name();
    }
  }

  /** In the unit of the currency, such as one euro. */
  private static final BigDecimal TAX_TOLERANCE = BigDecimal.ONE;

  private final EInvoice invoice;
  private final List<Difference> differences = new ArrayList<>();

  private TotalsCheck(EInvoice invoice) {
    this.invoice = invoice;
  }

  /** The differences between what is stated and what is recomputed: none for a sound invoice. */
  static List<Difference> differences(EInvoice invoice) {
    var check = new TotalsCheck(invoice);
    check.totals();
    check.taxes();
    return check.differences;
  }

  private void totals() {
    var totals = invoice.totals();
    var lineNet = sum(invoice.lines(), Line::net);
    compare("BR-CO-10", Term.BT_106, totals.lineNet(), lineNet);
    compare(
        "BR-CO-11",
        Term.BT_107,
        totals.allowances(),
        sum(invoice.allowances(), Adjustment::amount));
    compare("BR-CO-12", Term.BT_108, totals.charges(), sum(invoice.charges(), Adjustment::amount));
    compare(
        "BR-CO-13",
        Term.BT_109,
        totals.net(),
        lineNet.subtract(totals.allowances()).add(totals.charges()));
    compare("BR-CO-14", Term.BT_110, totals.tax(), sum(invoice.taxes(), TaxBreakdown::tax));
    compare("BR-CO-15", Term.BT_112, totals.gross(), totals.net().add(totals.tax()));
    compare(
        "BR-CO-16",
        Term.BT_115,
        totals.payable(),
        totals.gross().subtract(totals.prepaid()).add(totals.rounding()));
  }

  private void taxes() {
    var unstated = taxable();
    var taxable = Map.copyOf(unstated);
    for (var tax : invoice.taxes()) {
      var group = new Group(tax.category(), tax.rate());
      unstated.remove(group);
      compare(
          group.category().rule("08"),
          Term.BT_116 + " of " + group,
          tax.taxable(),
          taxable.getOrDefault(group, Terms.NOTHING));
      compareTax(tax, group);
    }
    unstated.forEach(
        (group, amount) ->
            compare(
                group.category().rule("08"), Term.BT_116 + " of " + group, Terms.NOTHING, amount));
  }

  /** What lines, allowances and charges come to in each group. */
  private Map<Group, BigDecimal> taxable() {
    var sums = new LinkedHashMap<Group, BigDecimal>();
    for (var line : invoice.lines()) {
      sums.merge(new Group(line.taxCategory(), line.taxRate()), line.net(), BigDecimal::add);
    }
    for (var allowance : invoice.allowances()) {
      var group = new Group(allowance.taxCategory(), allowance.taxRate());
      sums.merge(group, allowance.amount().negate(), BigDecimal::add);
    }
    for (var charge : invoice.charges()) {
      var group = new Group(charge.taxCategory(), charge.taxRate());
      sums.merge(group, charge.amount(), BigDecimal::add);
    }
    return sums;
  }

  private void compareTax(TaxBreakdown tax, Group group) {
    var what = Term.BT_117 + " of " + group;
    if (!group.category().taxed()) {
      compare(group.category().rule("09"), what, tax.tax(), Terms.NOTHING);
    } else if (tax.tax().subtract(tax.calculatedTax()).abs().compareTo(TAX_TOLERANCE) >= 0) {
      compare("BR-CO-17", what, tax.tax(), tax.calculatedTax());
    }
  }

  private void compare(String rule, Term term, BigDecimal stated, BigDecimal recomputed) {
    compare(rule, term.toString(), stated, recomputed);
  }

  private void compare(String rule, String amount, BigDecimal stated, BigDecimal recomputed) {
    if (stated.compareTo(recomputed) != 0) {
      differences.add(new Difference(rule, amount, stated, recomputed));
    }
  }

  private static <T> BigDecimal sum(List<T> parts, Function<T, BigDecimal> amount) {
    return parts.stream().map(amount).reduce(Terms.NOTHING, BigDecimal::add);
  }
}
