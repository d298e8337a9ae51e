package org.procession.domain.revenue.einvoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.procession.domain.revenue.einvoice.EInvoice.Adjustment;
import org.procession.domain.revenue.einvoice.EInvoice.Buyer;
import org.procession.domain.revenue.einvoice.EInvoice.Format;
import org.procession.domain.revenue.einvoice.EInvoice.Kind;
import org.procession.domain.revenue.einvoice.EInvoice.Line;
import org.procession.domain.revenue.einvoice.EInvoice.Seller;
import org.procession.domain.revenue.einvoice.EInvoice.TaxBreakdown;
import org.procession.domain.revenue.einvoice.EInvoice.TaxCategory;
import org.procession.domain.revenue.einvoice.EInvoice.Totals;
import org.procession.domain.revenue.einvoice.EInvoiceTotalsWrong.Difference;

/** Whatever adds up is read as it was written; whatever is a cent off is refused. */
class EInvoiceTotalsTest {

  /** The rule that is broken when the amount of an element is another; a suffix of its id. */
  private static final Map<String, String> RULES =
      Map.ofEntries(
          Map.entry("cbc:LineExtensionAmount", "BR-CO-10"),
          Map.entry("cbc:AllowanceTotalAmount", "BR-CO-11"),
          Map.entry("cbc:ChargeTotalAmount", "BR-CO-12"),
          Map.entry("cbc:TaxExclusiveAmount", "BR-CO-13"),
          Map.entry("cbc:TaxAmount", "BR-CO-14"),
          Map.entry("cbc:TaxInclusiveAmount", "BR-CO-15"),
          Map.entry("cbc:PrepaidAmount", "BR-CO-16"),
          Map.entry("cbc:PayableRoundingAmount", "BR-CO-16"),
          Map.entry("cbc:PayableAmount", "BR-CO-16"),
          Map.entry("cbc:TaxableAmount", "-08"),
          Map.entry("ram:LineTotalAmount", "BR-CO-10"),
          Map.entry("ram:AllowanceTotalAmount", "BR-CO-11"),
          Map.entry("ram:ChargeTotalAmount", "BR-CO-12"),
          Map.entry("ram:TaxBasisTotalAmount", "BR-CO-13"),
          Map.entry("ram:TaxTotalAmount", "BR-CO-14"),
          Map.entry("ram:CalculatedAmount", "BR-CO-14"),
          Map.entry("ram:GrandTotalAmount", "BR-CO-15"),
          Map.entry("ram:TotalPrepaidAmount", "BR-CO-16"),
          Map.entry("ram:RoundingAmount", "BR-CO-16"),
          Map.entry("ram:DuePayableAmount", "BR-CO-16"),
          Map.entry("ram:BasisAmount", "-08"));

  private static final Pattern AMOUNT = Pattern.compile("<([\\w:]+)[^>]*>(-?\\d+\\.\\d\\d)<");

  private final EInvoiceReader reader = new EInvoiceReader();

  @Property(tries = 300)
  void readsWhatAddsUpAsItWasWritten(@ForAll("drafts") Draft draft) {
    var invoice = draft.invoice(draft.taxes());

    assertThat(reader.read(EInvoiceXml.of(invoice))).isEqualTo(invoice);
  }

  @Property(tries = 600)
  void refusesEveryTotalThatIsACentOff(
      @ForAll("drafts") Draft draft, @ForAll int which, @ForAll boolean more) {
    var document = new String(EInvoiceXml.of(draft.invoice(draft.taxes())), StandardCharsets.UTF_8);
    var totals =
        AMOUNT.matcher(document).results().filter(t -> RULES.containsKey(t.group(1))).toList();
    var total = totals.get(Math.floorMod(which, totals.size()));
    var cent = new BigDecimal(more ? "0.01" : "-0.01");
    var falsified =
        document.substring(0, total.start(2))
            + new BigDecimal(total.group(2)).add(cent)
            + document.substring(total.end(2));

    assertThat(differences(falsified.getBytes(StandardCharsets.UTF_8)))
        .anySatisfy(broken -> assertThat(broken.rule()).endsWith(RULES.get(total.group(1))));
  }

  @Property(tries = 100)
  void refusesATaxThatIsOffByAUnitOfTheCurrency(@ForAll("drafts") Draft draft) {
    var right = draft.taxes().getFirst();
    var invoice = draft.invoice(withFirstTax(draft.taxes(), BigDecimal.ONE));

    assertThat(differences(EInvoiceXml.of(invoice)))
        .extracting(Difference::rule, Difference::stated, Difference::recomputed)
        .containsExactly(
            tuple(
                right.category().taxed() ? "BR-CO-17" : right.category().rule("09"),
                right.tax().add(BigDecimal.ONE),
                right.tax()));
  }

  @Property(tries = 100)
  void acceptsATaxThatIsOffByLessThanAUnitOfTheCurrency(@ForAll("taxedDrafts") Draft draft) {
    var invoice = draft.invoice(withFirstTax(draft.taxes(), new BigDecimal("-0.99")));

    assertThat(reader.read(EInvoiceXml.of(invoice))).isEqualTo(invoice);
  }

  private List<Difference> differences(byte[] document) {
    return catchThrowableOfType(EInvoiceTotalsWrong.class, () -> reader.read(document))
        .differences();
  }

  private static List<TaxBreakdown> withFirstTax(List<TaxBreakdown> taxes, BigDecimal more) {
    var changed = new ArrayList<>(taxes);
    var tax = taxes.getFirst();
    changed.set(
        0,
        new TaxBreakdown(
            tax.category(), tax.rate(), tax.taxable(), tax.tax().add(more), tax.exemptionReason()));
    return changed;
  }

  /** A category with its rate in percent. */
  private record Rate(TaxCategory category, BigDecimal percent) {}

  /** What a seller decides freely; the rest of the invoice follows from it. */
  private record Draft(
      Format format,
      Kind kind,
      List<Line> lines,
      List<Adjustment> allowances,
      List<Adjustment> charges,
      BigDecimal prepaid,
      BigDecimal rounding) {

    List<TaxBreakdown> taxes() {
      var taxable = new LinkedHashMap<Rate, BigDecimal>();
      lines.forEach(
          line ->
              taxable.merge(
                  new Rate(line.taxCategory(), line.taxRate()), line.net(), BigDecimal::add));
      allowances.forEach(
          allowance ->
              taxable.merge(
                  new Rate(allowance.taxCategory(), allowance.taxRate()),
                  allowance.amount().negate(),
                  BigDecimal::add));
      charges.forEach(
          charge ->
              taxable.merge(
                  new Rate(charge.taxCategory(), charge.taxRate()),
                  charge.amount(),
                  BigDecimal::add));
      return taxable.entrySet().stream()
          .map(
              sum ->
                  new TaxBreakdown(
                      sum.getKey().category(),
                      sum.getKey().percent(),
                      sum.getValue(),
                      sum.getValue()
                          .multiply(sum.getKey().percent())
                          .divide(BigDecimal.valueOf(100), 2, RoundingMode.HALF_UP),
                      sum.getKey().category().taxed() ? null : "no tax & why"))
          .toList();
    }

    EInvoice invoice(List<TaxBreakdown> taxes) {
      var lineNet = sum(lines, Line::net);
      var allowed = sum(allowances, Adjustment::amount);
      var charged = sum(charges, Adjustment::amount);
      var net = lineNet.subtract(allowed).add(charged);
      var tax = sum(taxes, TaxBreakdown::tax);
      var gross = net.add(tax);
      return new EInvoice(
          format,
          kind,
          "2026-17",
          LocalDate.of(2026, 2, 28),
          LocalDate.of(2026, 3, 31),
          Currency.getInstance("EUR"),
          new Seller(
              "Bread & Sons", "DE123456789", null, null, null, "DE", "DE75512108001245126199"),
          new Buyer("Buyer <1>", null, "17/4"),
          lines,
          allowances,
          charges,
          taxes,
          new Totals(
              lineNet,
              allowed,
              charged,
              net,
              tax,
              gross,
              prepaid,
              rounding,
              gross.subtract(prepaid).add(rounding)));
    }

    private static <T> BigDecimal sum(List<T> parts, Function<T, BigDecimal> amount) {
      return parts.stream().map(amount).reduce(new BigDecimal("0.00"), BigDecimal::add);
    }
  }

  @Provide
  Arbitrary<Draft> drafts() {
    return drafts(
        rates("S 19", "S 7", "S 5.5", "L 7", "M 0.5", "Z 0", "E 0", "AE 0", "K 0", "G 0", "O 0"));
  }

  @Provide
  Arbitrary<Draft> taxedDrafts() {
    return drafts(rates("S 19", "S 7", "S 5.5", "L 7", "M 0.5"));
  }

  private static Arbitrary<Draft> drafts(Arbitrary<Rate> rates) {
    var adjustments =
        Combinators.combine(amounts(), rates)
            .as((amount, rate) -> new Adjustment(amount, rate.category(), rate.percent(), "agreed"))
            .list()
            .ofMaxSize(3);
    var sometimes =
        Arbitraries.frequencyOf(
            Tuple.of(1, amounts()), Tuple.of(2, Arbitraries.just(new BigDecimal("0.00"))));
    return Combinators.combine(
            Arbitraries.of(Format.class),
            Arbitraries.of(Kind.class),
            lines(rates).list().ofMinSize(1).ofMaxSize(8),
            adjustments,
            adjustments,
            sometimes,
            sometimes)
        .as(Draft::new);
  }

  private static Arbitrary<Line> lines(Arbitrary<Rate> rates) {
    return Combinators.combine(numbers(), numbers(), numbers(), amounts(), amounts(), rates)
        .as(
            (quantity, price, priceQuantity, adjustment, net, rate) ->
                new Line(
                    "1",
                    "Bread, 5 < 6 & \"fresh\"",
                    quantity,
                    "C62",
                    price,
                    priceQuantity,
                    adjustment,
                    net,
                    rate.category(),
                    rate.percent()));
  }

  private static Arbitrary<BigDecimal> amounts() {
    return Arbitraries.bigDecimals()
        .between(new BigDecimal("-99999.99"), new BigDecimal("999999.99"))
        .ofScale(2);
  }

  private static Arbitrary<BigDecimal> numbers() {
    return Arbitraries.bigDecimals()
        .between(BigDecimal.ZERO, new BigDecimal("100000"))
        .ofScale(4)
        .map(BigDecimal::stripTrailingZeros)
        .map(number -> number.scale() < 0 ? number.setScale(0) : number);
  }

  private static Arbitrary<Rate> rates(String... rates) {
    return Arbitraries.of(rates)
        .map(rate -> rate.split(" "))
        .map(rate -> new Rate(TaxCategory.valueOf(rate[0]), new BigDecimal(rate[1])));
  }
}
