package org.procession.domain.revenue.einvoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.procession.domain.revenue.einvoice.EInvoice.TaxCategory.E;
import static org.procession.domain.revenue.einvoice.EInvoice.TaxCategory.O;
import static org.procession.domain.revenue.einvoice.EInvoice.TaxCategory.S;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.procession.domain.revenue.einvoice.EInvoice.Adjustment;
import org.procession.domain.revenue.einvoice.EInvoice.Buyer;
import org.procession.domain.revenue.einvoice.EInvoice.ElectronicAddress;
import org.procession.domain.revenue.einvoice.EInvoice.Format;
import org.procession.domain.revenue.einvoice.EInvoice.Kind;
import org.procession.domain.revenue.einvoice.EInvoice.Line;
import org.procession.domain.revenue.einvoice.EInvoice.Seller;
import org.procession.domain.revenue.einvoice.EInvoice.TaxBreakdown;
import org.procession.domain.revenue.einvoice.EInvoice.Totals;
import org.procession.domain.revenue.einvoice.EInvoiceTotalsWrong.Difference;
import org.procession.domain.revenue.einvoice.EInvoiceUnreadable.Reason;

class EInvoiceReaderTest {

  private final EInvoiceReader reader = new EInvoiceReader();

  @Test
  void readsACreditNoteOfUbl() {
    assertThat(read("ubl-creditnote1.xml"))
        .isEqualTo(
            new EInvoice(
                Format.UBL,
                Kind.CREDIT_NOTE,
                "018304 / 28865",
                LocalDate.of(2019, 9, 23),
                null,
                Currency.getInstance("EUR"),
                new Seller(
                    "My Supplier Company",
                    "BE0000000196",
                    null,
                    "0000000196",
                    new ElectronicAddress("0201", "0000000196"),
                    "BE",
                    "BE91000000143476"),
                new Buyer("My Customer Company", "BE0000000295", "018304 / 28865"),
                List.of(
                    line(
                        "1",
                        "Exonération du versement du PP",
                        "1",
                        "C62",
                        "100.11",
                        "100.11",
                        E,
                        "0")),
                List.of(),
                List.of(),
                List.of(
                    new TaxBreakdown(
                        E,
                        number("0"),
                        number("100.11"),
                        number("0.00"),
                        "Taxes are not applicable")),
                totals(
                    "100.11", "0.00", "0.00", "100.11", "0.00", "100.11", "0.00", "0.00",
                    "100.11")));
  }

  @Test
  void readsAnInvoiceOfUblWithACharge() {
    assertThat(read("ubl-example3.xml"))
        .isEqualTo(
            new EInvoice(
                Format.UBL,
                Kind.INVOICE,
                "TOSL108",
                LocalDate.of(2013, 4, 10),
                LocalDate.of(2013, 5, 10),
                Currency.getInstance("DKK"),
                new Seller(
                    "SubscriptionSeller",
                    "DK16356706",
                    null,
                    "DK16356706",
                    null,
                    "DK",
                    "DK1212341234123412"),
                new Buyer("Buyercompany ltd", "NO987654321MVA", null),
                List.of(
                    line("1", "Paper subscription", "2", "EA", "800", "800.00", S, "25"),
                    line("2", "Paper subscription", "2", "EA", "800", "800.00", S, "10")),
                List.of(),
                List.of(new Adjustment(number("100.00"), S, number("25"), "Freight charge")),
                List.of(tax("25", "900.00", "225.00"), tax("10", "800.00", "80.00")),
                totals(
                    "1600.00", "0.00", "100.00", "1700.00", "305.00", "2005.00", "0.00", "0.00",
                    "2005.00")));
  }

  @Test
  void readsAnInvoiceOfCiiWithACharge() {
    assertThat(read("cii-example3.xml"))
        .isEqualTo(
            new EInvoice(
                Format.CII,
                Kind.INVOICE,
                "TOSL108",
                LocalDate.of(2013, 4, 10),
                LocalDate.of(2013, 5, 10),
                Currency.getInstance("DKK"),
                new Seller(
                    "SubscriptionSeller",
                    "DK16356706",
                    null,
                    "DK16356706",
                    null,
                    "DK",
                    "DK1212341234123412"),
                new Buyer("Buyercompany ltd", null, null),
                List.of(line("1", "Paper subscription", "1", "C62", "800", "800.00", S, "25")),
                List.of(),
                List.of(new Adjustment(number("100.00"), S, number("25"), "Freight charge")),
                List.of(tax("25", "900.00", "225.00")),
                totals(
                    "800.00", "0.00", "100.00", "900.00", "225.00", "1125.00", "0.00", "0.00",
                    "1125.00")));
  }

  @Test
  void readsTheFullestInvoiceOfUbl() {
    assertThat(read("ubl-example5.xml")).isEqualTo(fullest(Format.UBL, "EA", null));
  }

  @Test
  void readsTheFullestInvoiceOfCii() {
    assertThat(read("cii-example5.xml"))
        .isEqualTo(fullest(Format.CII, "C62", "DK1212341234123412"));
  }

  /** The same business transaction; UBL states no account because it collects by direct debit. */
  private static EInvoice fullest(Format format, String unit, String iban) {
    return new EInvoice(
        format,
        Kind.INVOICE,
        "TOSL110",
        LocalDate.of(2013, 4, 10),
        LocalDate.of(2013, 5, 10),
        Currency.getInstance("DKK"),
        new Seller(
            "SellerCompany",
            "NL16356706",
            "NL16356706",
            "NL16356706",
            new ElectronicAddress("EM", "info@selco.nl"),
            "NL",
            iban),
        new Buyer("Buyercompany ltd", "DK16356607", "qwerty"),
        List.of(
            line("1", "Printing paper", "1000", unit, "1", "1000.00", S, "25"),
            line("2", "Parker Pen", "100", unit, "5", "500.00", S, "25"),
            line("3", "American Cookies", "500", unit, "5", "2500.00", S, "12")),
        List.of(new Adjustment(number("150.00"), S, number("25"), "Loyal customer")),
        List.of(new Adjustment(number("150.00"), S, number("25"), "Packaging")),
        List.of(tax("25", "1500.00", "375.00"), tax("12", "2500.00", "300.00")),
        totals(
            "4000.00", "150.00", "150.00", "4000.00", "675.00", "4675.00", "2337.50", "0.00",
            "2337.50"));
  }

  @Test
  void readsAnInvoiceOutsideTheScopeOfVat() {
    assertThat(read("ubl-example7.xml"))
        .isEqualTo(
            new EInvoice(
                Format.UBL,
                Kind.INVOICE,
                "INVOICE_test_7",
                LocalDate.of(2013, 3, 11),
                null,
                Currency.getInstance("SEK"),
                new Seller(
                    "The Sellercompany Incorporated",
                    null,
                    null,
                    null,
                    null,
                    "SE",
                    "SE1212341234123412"),
                new Buyer("THe Buyercompany", null, null),
                List.of(
                    line("1", "Road tax", "1", "EA", "2500", "2500.00", O, "0"),
                    line("2", "Road Register fee", "1", "EA", "700", "700.00", O, "0")),
                List.of(),
                List.of(),
                List.of(new TaxBreakdown(O, number("0"), number("3200.00"), number("0.00"), "Tax")),
                totals(
                    "3200.00", "0.00", "0.00", "3200.00", "0.00", "3200.00", "0.00", "0.00",
                    "3200.00")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ubl-example1.xml", "cii-example1.xml"})
  void readsAnInvoiceOfManyLines(String example) {
    var invoice = read(example);

    assertThat(invoice.number()).isEqualTo("12115118");
    assertThat(invoice.issueDate()).isEqualTo("2015-01-09");
    assertThat(invoice.dueDate()).isEqualTo("2015-01-09");
    assertThat(invoice.currency()).isEqualTo(Currency.getInstance("EUR"));
    assertThat(invoice.seller())
        .isEqualTo(
            new Seller(
                "De Koksmaat",
                "NL8200.98.395.B.01",
                null,
                "57151520",
                null,
                "NL",
                "NL57RABO0107307510"));
    assertThat(invoice.buyer()).isEqualTo(new Buyer("ODIN 59", null, null));
    assertThat(invoice.lines())
        .extracting(Line::id, Line::quantity, Line::unitPrice, Line::net, Line::taxRate)
        .containsExactly(
            tuple("1", number("2"), number("9.95"), number("19.90"), number("6")),
            tuple("2", number("1"), number("9.85"), number("9.85"), number("6")),
            tuple("3", number("1"), number("8.29"), number("8.29"), number("6")),
            tuple("4", number("2"), number("7.23"), number("14.46"), number("6")),
            tuple("5", number("1"), number("35"), number("35.00"), number("6")),
            tuple("6", number("1"), number("35"), number("35.00"), number("6")),
            tuple("7", number("1"), number("10.65"), number("10.65"), number("6")),
            tuple("8", number("1"), number("1.55"), number("1.55"), number("6")),
            tuple("9", number("3"), number("4.79"), number("14.37"), number("6")),
            tuple("10", number("1"), number("8.29"), number("8.29"), number("6")),
            tuple("11", number("2"), number("8.29"), number("16.58"), number("6")),
            tuple("12", number("1"), number("9.95"), number("9.95"), number("6")),
            tuple("13", number("2"), number("1.65"), number("3.30"), number("6")),
            tuple("14", number("1"), number("10.8"), number("10.80"), number("21")),
            tuple("15", number("1"), number("3.9"), number("3.90"), number("6")),
            tuple("16", number("2"), number("3.8"), number("7.60"), number("21")),
            tuple("17", number("2"), number("4.67"), number("9.34"), number("21")),
            tuple("18", number("1"), number("18.63"), number("18.63"), number("21")),
            tuple("19", number("6"), number("17.02"), number("102.12"), number("6")),
            tuple("20", number("6"), number("18.33"), number("-109.98"), number("6")));
    assertThat(invoice.lines().getFirst().description()).isEqualTo("PATAT FRITES 10MM 10KG");
    assertThat(invoice.lines().getLast().description()).isEqualTo("FRITUUR VET 10 KG RETOUR");
    assertThat(invoice.taxes())
        .containsExactly(tax("6", "183.23", "10.99"), tax("21", "46.37", "9.74"));
    assertThat(invoice.totals())
        .isEqualTo(
            totals(
                "229.60", "0.00", "0.00", "229.60", "20.73", "250.33", "0.00", "0.00", "250.33"));
  }

  @Test
  void readsAStream() throws IOException {
    var stream = new ByteArrayInputStream(Examples.bytes("cii-example3.xml"));

    assertThat(reader.read(stream)).isEqualTo(read("cii-example3.xml"));
  }

  @Test
  void readsManyDocumentsAtOnce() throws InterruptedException, ExecutionException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var documents = Collections.nCopies(20, Examples.ALL).stream().flatMap(List::stream).toList();
      var readings =
          documents.stream()
              .map(name -> threads.submit(() -> reader.read(Examples.bytes(name))))
              .toList();
      for (var i = 0; i < documents.size(); i++) {
        assertThat(readings.get(i).get()).isEqualTo(read(documents.get(i)));
      }
    }
  }

  @Test
  void readsTheDueDateOfACreditNoteFromItsMeansOfPayment() {
    var note =
        Examples.with(
            "ubl-creditnote1.xml",
            "<cbc:PaymentMeansCode>1</cbc:PaymentMeansCode>",
            "<cbc:PaymentMeansCode>1</cbc:PaymentMeansCode>"
                + "<cbc:PaymentDueDate>2019-10-23</cbc:PaymentDueDate>");

    assertThat(reader.read(note).dueDate()).isEqualTo("2019-10-23");
  }

  @Test
  void readsACreditNoteOfCiiByItsTypeCode() {
    var note = Examples.with("cii-example3.xml", "<ram:TypeCode>380<", "<ram:TypeCode>381<");

    assertThat(reader.read(note).kind()).isEqualTo(Kind.CREDIT_NOTE);
  }

  @Test
  void keepsTheCodeOfAnAllowanceThatHasNoReason() {
    var invoice =
        Examples.without(
            "ubl-example5.xml",
            "<cbc:AllowanceChargeReason>Loyal customer</cbc:AllowanceChargeReason>");

    assertThat(reader.read(invoice).allowances())
        .extracting(Adjustment::reason)
        .containsExactly("100");
  }

  @Test
  void skipsAnAccountThatIsNoIban() {
    var invoice =
        Examples.with(
            "cii-example5.xml",
            "<ram:IBANID>DK1212341234123412</ram:IBANID>",
            "<ram:ProprietaryID>12345</ram:ProprietaryID>");

    assertThat(reader.read(invoice).seller().iban()).isNull();
  }

  @Test
  void tellsWhatQuantityAndPriceComeTo() {
    var invoice = read("ubl-example3.xml");

    assertThat(invoice.lines().getFirst().net()).isEqualTo(number("800.00"));
    assertThat(invoice.lines().getFirst().calculatedNet()).contains(number("1600.00"));
  }

  @Test
  void calculatesANetWithPriceQuantityAndAdjustment() {
    assertThat(calculatedNet("7", "10.00", "3", "-0.50")).contains(number("22.83"));
    assertThat(calculatedNet("0.5", "0.01", "1", "0.00")).contains(number("0.01"));
    assertThat(calculatedNet("-0.5", "0.01", "1", "0.00")).contains(number("-0.01"));
    assertThat(calculatedNet("1", "10.00", "0", "0.00")).isEmpty();
  }

  private static Optional<BigDecimal> calculatedNet(
      String quantity, String price, String priceQuantity, String adjustment) {
    return new Line(
            "1",
            "Paper",
            number(quantity),
            "C62",
            number(price),
            number(priceQuantity),
            number(adjustment),
            number("0.00"),
            S,
            number("19"))
        .calculatedNet();
  }

  @Test
  void sumsAllowancesAndChargesOfALine() {
    var invoice =
        Examples.with(
            "ubl-example5.xml",
            "<cbc:Amount currencyID=\"DKK\">100.00</cbc:Amount>\n"
                + "            <cbc:BaseAmount currencyID=\"DKK\">1000.00</cbc:BaseAmount>\n"
                + "        </cac:AllowanceCharge>\n"
                + "        <cac:Item>",
            "<cbc:Amount currencyID=\"DKK\">130.00</cbc:Amount></cac:AllowanceCharge><cac:Item>");

    assertThat(reader.read(invoice).lines().getFirst().adjustment()).isEqualTo(number("30.00"));
  }

  @ParameterizedTest
  @CsvSource({
    "BR-CO-10, BT-106, LineExtensionAmount, 1600.00, 1600.01, 1600.00",
    "BR-CO-12, BT-108, ChargeTotalAmount, 100.00, 99.99, 100.00",
    "BR-CO-13, BT-109, TaxExclusiveAmount, 1700.00, 1700.01, 1700.00",
    "BR-CO-14, BT-110, TaxAmount, 305.00, 304.99, 305.00",
    "BR-CO-15, BT-112, TaxInclusiveAmount, 2005.00, 2005.01, 2005.00",
    "BR-CO-16, BT-115, PayableAmount, 2005.00, 2004.99, 2005.00",
    "BR-S-08, BT-116, TaxableAmount, 900.00, 899.99, 900.00"
  })
  void findsTheTotalThatIsFalse(
      String rule, String term, String element, String right, String stated, String recomputed) {
    var amount = "<cbc:%s currencyID=\"DKK\">%s</cbc:%s>";
    var invoice =
        Examples.with(
            "ubl-example3.xml",
            amount.formatted(element, right, element),
            amount.formatted(element, stated, element));

    assertThat(differences(invoice))
        .filteredOn(difference -> difference.rule().equals(rule))
        .singleElement()
        .satisfies(
            difference -> {
              assertThat(difference.amount()).startsWith(term + " (");
              assertThat(difference.stated()).isEqualTo(number(stated));
              assertThat(difference.recomputed()).isEqualTo(number(recomputed));
            });
  }

  @Test
  void findsAFalseSumOfAllowances() {
    var invoice =
        Examples.without(
            "cii-example5.xml", "<ram:AllowanceTotalAmount>150</ram:AllowanceTotalAmount>");

    assertThat(differences(invoice))
        .containsExactly(
            new Difference(
                "BR-CO-11",
                "BT-107 (sum of allowances on document level)",
                number("0.00"),
                number("150.00")),
            new Difference(
                "BR-CO-13",
                "BT-109 (invoice total amount without VAT)",
                number("4000.00"),
                number("4150.00")));
  }

  @Test
  void findsATaxThatIsNotThatOfItsRate() {
    var invoice =
        Examples.with(
            "cii-example3.xml",
            "<ram:CalculatedAmount>225</ram:CalculatedAmount>",
            "<ram:CalculatedAmount>180</ram:CalculatedAmount>");

    assertThat(differences(invoice))
        .contains(
            new Difference(
                "BR-CO-17",
                "BT-117 (VAT category tax amount) of S at 25 %",
                number("180.00"),
                number("225.00")));
  }

  @Test
  void findsATaxWhereNoneIsDue() {
    var invoice =
        Examples.with(
            "ubl-creditnote1.xml",
            "<cbc:TaxAmount currencyID=\"EUR\">0.00</cbc:TaxAmount>",
            "<cbc:TaxAmount currencyID=\"EUR\">19.00</cbc:TaxAmount>");

    assertThat(differences(invoice))
        .extracting(Difference::rule)
        .containsExactly("BR-CO-15", "BR-E-09");
  }

  @Test
  void findsALineWhoseRateIsMissingInTheBreakdown() {
    var invoice =
        Examples.with(
            "ubl-example3.xml",
            "<cbc:Percent>10</cbc:Percent>\n                <cac:TaxScheme>\n"
                + "                    <cbc:ID>VAT</cbc:ID>\n                </cac:TaxScheme>\n"
                + "            </cac:ClassifiedTaxCategory>",
            "<cbc:Percent>12</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>"
                + "</cac:ClassifiedTaxCategory>");

    assertThat(differences(invoice))
        .extracting(
            Difference::rule, Difference::amount, Difference::stated, Difference::recomputed)
        .containsExactly(
            tuple(
                "BR-S-08",
                "BT-116 (VAT category taxable amount) of S at 10 %",
                number("800.00"),
                number("0.00")),
            tuple(
                "BR-S-08",
                "BT-116 (VAT category taxable amount) of S at 12 %",
                number("0.00"),
                number("800.00")));
  }

  @Test
  void tellsAllDifferencesInWords() {
    var invoice =
        Examples.with(
            "cii-example3.xml",
            "<ram:GrandTotalAmount>1125</ram:GrandTotalAmount>",
            "<ram:GrandTotalAmount>1125.01</ram:GrandTotalAmount>");

    assertThatThrownBy(() -> reader.read(invoice))
        .isInstanceOfSatisfying(
            EInvoiceTotalsWrong.class,
            wrong -> assertThat(wrong.code()).isEqualTo("E_INVOICE_TOTALS_WRONG"))
        .hasMessage(
            "The totals of the e-invoice do not add up."
                + " BR-CO-15: BT-112 (invoice total amount with VAT) is 1125.01, recomputed"
                + " 1125.00; BR-CO-16: BT-115 (amount due for payment) is 1125.00, recomputed"
                + " 1125.01.");
  }

  @Test
  void acceptsATaxRoundedToTheWholeUnitOfItsCurrency() {
    // 69,180 forints at 27 % are 18,678.60; sellers in Hungary round to whole forints.
    var invoice =
        Examples.text("cii-example3.xml")
            .replace("DKK", "HUF")
            .replace(">25<", ">27<")
            .replace(">800<", ">69080<")
            .replace(">900<", ">69180<")
            .replace(">225<", ">18679<")
            .replace(">1125<", ">87859<")
            .getBytes(StandardCharsets.UTF_8);

    var tax = reader.read(invoice).taxes().getFirst();

    assertThat(tax.tax()).isEqualTo(number("18679.00"));
    assertThat(tax.calculatedTax()).isEqualTo(number("18678.60"));
  }

  @ParameterizedTest
  @CsvSource({
    "BT-1, ubl-example3.xml, <cbc:ID>TOSL108</cbc:ID>, <cbc:ID> </cbc:ID>",
    "BT-1, cii-example3.xml, <ram:ID>TOSL108</ram:ID>, <ram:ID/>",
    "BT-2, cii-example3.xml, >20130410<, > <",
    "BT-3, ubl-example3.xml, <cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>, ''",
    "BT-3, cii-example3.xml, <ram:TypeCode>380</ram:TypeCode>, ''",
    "BT-5, ubl-example3.xml, <cbc:DocumentCurrencyCode>DKK</cbc:DocumentCurrencyCode>, ''",
    "BT-5, cii-example3.xml, <ram:InvoiceCurrencyCode>DKK</ram:InvoiceCurrencyCode>, ''",
    "BT-27, ubl-example3.xml, <cbc:RegistrationName>SubscriptionSeller</cbc:RegistrationName>, ''",
    "BT-27, cii-example3.xml, <ram:Name>SubscriptionSeller</ram:Name>, ''",
    "BT-40, ubl-example3.xml, <cbc:IdentificationCode>DK</cbc:IdentificationCode>, ''",
    "BT-40, cii-example3.xml, <ram:CountryID>DK</ram:CountryID>, ''",
    "BT-44, ubl-example3.xml, <cbc:RegistrationName>Buyercompany ltd</cbc:RegistrationName>, ''",
    "BT-44, cii-example3.xml, <ram:Name>Buyercompany ltd</ram:Name>, ''",
    "BT-106, cii-example5.xml, <ram:LineTotalAmount>4000.00</ram:LineTotalAmount>, ''",
    "BT-109, cii-example3.xml, <ram:TaxBasisTotalAmount>900</ram:TaxBasisTotalAmount>, ''",
    "BT-112, cii-example3.xml, <ram:GrandTotalAmount>1125</ram:GrandTotalAmount>, ''",
    "BT-115, cii-example3.xml, <ram:DuePayableAmount>1125</ram:DuePayableAmount>, ''",
    "BT-119, cii-example5.xml, ' <ram:RateApplicablePercent>12</ram:RateApplicablePercent>\n"
        + "            </ram:ApplicableTradeTax>\n"
        + "            <ram:Billing', '</ram:ApplicableTradeTax><ram:Billing'",
    "BT-130, ubl-example3.xml, ' unitCode=\"EA\"', ''",
    "BT-146, cii-example3.xml, '<ram:NetPriceProductTradePrice>\n"
        + "                    <ram:ChargeAmount>800</ram:ChargeAmount>\n"
        + "                </ram:NetPriceProductTradePrice>', ''",
    "BT-152, cii-example5.xml, <ram:RateApplicablePercent>12</ram:RateApplicablePercent>, ''",
    "BT-151, cii-example3.xml, <ram:CategoryCode>S</ram:CategoryCode>, ''",
    "BT-153, ubl-example3.xml, <cbc:Name>Paper subscription</cbc:Name>, ''"
  })
  void namesTheMandatoryTermThatIsMissing(
      String term, String example, String element, String replacement) {
    assertThat(refusal(Examples.with(example, element, replacement)))
        .satisfies(
            refusal -> {
              assertThat(refusal.reason()).isEqualTo(Reason.MISSING);
              assertThat(refusal.term()).contains(term);
              assertThat(refusal.detail())
                  .startsWith("The e-invoice does not state " + term + " (");
            });
  }

  @Test
  void refusesAnInvoiceWithoutLines() {
    var invoice =
        Examples.without(
            "cii-example3.xml",
            "<ram:IncludedSupplyChainTradeLineItem>.*</ram:IncludedSupplyChainTradeLineItem>");

    assertThat(refusal(invoice).term()).contains("BG-25");
  }

  @Test
  void refusesAnInvoiceWithoutABreakdownOfItsTax() {
    assertThat(refusal(Examples.without("ubl-example3.xml", "<cac:TaxTotal>.*</cac:TaxTotal>")))
        .satisfies(refusal -> assertThat(refusal.term()).contains("BG-23"));
  }

  @ParameterizedTest
  @CsvSource({
    "BT-5, ubl-example3.xml, DKK, DKX",
    "BT-5, ubl-example3.xml, DKK, XXX",
    "BT-5, cii-example3.xml, DKK, dkk",
    "BT-151, ubl-example3.xml, <cbc:ID>S</cbc:ID>, <cbc:ID>B</cbc:ID>",
    "BT-151, ubl-example3.xml, <cbc:ID>S</cbc:ID>, <cbc:ID>s</cbc:ID>",
    "BT-118, cii-example3.xml, '<ram:BasisAmount>900</ram:BasisAmount>\n"
        + "                <ram:CategoryCode>S<',"
        + " '<ram:BasisAmount>900</ram:BasisAmount><ram:CategoryCode>H<'"
  })
  void refusesAnUnknownCode(String term, String example, String code, String unknown) {
    assertThat(refusal(Examples.with(example, code, unknown)))
        .satisfies(
            refusal -> {
              assertThat(refusal.code()).isEqualTo("E_INVOICE_UNREADABLE");
              assertThat(refusal.reason()).isEqualTo(Reason.UNKNOWN_CODE);
              assertThat(refusal.term()).contains(term);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "BT-2, cii-example3.xml, 20130410, 20130230",
    "BT-2, cii-example3.xml, '102\">20130410', '610\">201304'",
    "BT-3, ubl-example3.xml, 380, 381",
    "BT-3, ubl-creditnote1.xml, 381, 380",
    "BT-115, ubl-example3.xml, '<cbc:PayableAmount currencyID=\"DKK\">', '<cbc:PayableAmount"
        + " currencyID=\"EUR\">'",
    "BT-115, ubl-example3.xml, '2005.00</cbc:PayableAmount>', '2005.001</cbc:PayableAmount>'",
    "BT-131, cii-example3.xml, <ram:LineTotalAmount>800<, <ram:LineTotalAmount>800.005<",
    "BT-115, cii-example3.xml, <ram:DuePayableAmount>1125<,"
        + " <ram:DuePayableAmount>1</ram:DuePayableAmount><ram:DuePayableAmount>1125<",
    "BT-110, ubl-example5.xml, <cbc:TaxAmount currencyID=\"EUR\">628.62<, <cbc:TaxAmount"
        + " currencyID=\"DKK\">628.62<",
    "BT-129, cii-example3.xml, >1</ram:BilledQuantity>, >1000000000000000</ram:BilledQuantity>",
    "BT-152, ubl-creditnote1.xml, '<cbc:Percent>0.00</cbc:Percent>\n"
        + "\t\t\t\t<cac:TaxScheme>', '<cbc:Percent>19</cbc:Percent><cac:TaxScheme>'",
    "BG-21, cii-example3.xml, <udt:Indicator>true</udt:Indicator>,"
        + " <udt:IndicatorString>yes</udt:IndicatorString>"
  })
  void refusesAValueThatCannotBe(String term, String example, String value, String impossible) {
    assertThat(refusal(Examples.with(example, value, impossible)))
        .satisfies(
            refusal -> {
              assertThat(refusal.reason()).isEqualTo(Reason.INVALID);
              assertThat(refusal.term()).contains(term);
            });
  }

  @Test
  void acceptsAmountsWithZerosBehindTheirDecimals() {
    var invoice =
        Examples.with(
            "cii-example3.xml", "<ram:DuePayableAmount>1125<", "<ram:DuePayableAmount>1125.000<");

    assertThat(reader.read(invoice).totals().payable()).isEqualTo(number("1125.00"));
  }

  private EInvoice read(String example) {
    return reader.read(Examples.bytes(example));
  }

  private EInvoiceUnreadable refusal(byte[] document) {
    return catchThrowableOfType(EInvoiceUnreadable.class, () -> reader.read(document));
  }

  private List<Difference> differences(byte[] document) {
    return catchThrowableOfType(EInvoiceTotalsWrong.class, () -> reader.read(document))
        .differences();
  }

  private static Line line(
      String id,
      String description,
      String quantity,
      String unit,
      String unitPrice,
      String net,
      EInvoice.TaxCategory category,
      String rate) {
    return new Line(
        id,
        description,
        number(quantity),
        unit,
        number(unitPrice),
        number("1"),
        number("0.00"),
        number(net),
        category,
        number(rate));
  }

  private static TaxBreakdown tax(String rate, String taxable, String tax) {
    return new TaxBreakdown(S, number(rate), number(taxable), number(tax), null);
  }

  private static Totals totals(
      String lineNet,
      String allowances,
      String charges,
      String net,
      String tax,
      String gross,
      String prepaid,
      String rounding,
      String payable) {
    return new Totals(
        number(lineNet),
        number(allowances),
        number(charges),
        number(net),
        number(tax),
        number(gross),
        number(prepaid),
        number(rounding),
        number(payable));
  }

  private static BigDecimal number(String text) {
    return new BigDecimal(text);
  }
}
