package org.procession.domain.revenue.einvoice;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.procession.domain.revenue.einvoice.EInvoice.Adjustment;
import org.procession.domain.revenue.einvoice.EInvoice.Kind;
import org.procession.domain.revenue.einvoice.EInvoice.Line;
import org.procession.domain.revenue.einvoice.EInvoice.TaxBreakdown;
import org.procession.domain.revenue.einvoice.EInvoice.TaxCategory;

/** Writes an invoice as the document that states it. */
final class EInvoiceXml {

  private final EInvoice invoice;
  private final String currency;

  private EInvoiceXml(EInvoice invoice) {
    this.invoice = invoice;
    this.currency = invoice.currency().getCurrencyCode();
  }

  static byte[] of(EInvoice invoice) {
    var xml = new EInvoiceXml(invoice);
    var text =
        switch (invoice.format()) {
          case UBL -> xml.ubl();
          case CII -> xml.cii();
        };
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private String ubl() {
    var invoiced = invoice.kind() == Kind.INVOICE;
    var totals = invoice.totals();
    var seller = invoice.seller();
    var buyer = invoice.buyer();
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <%1$s xmlns="urn:oasis:names:specification:ubl:schema:xsd:%1$s-2"
        xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
        xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
    """
            .formatted(invoiced ? "Invoice" : "CreditNote")
        + basic("CustomizationID", "urn:cen.eu:en16931:2017")
        + basic("ID", invoice.number())
        + basic("IssueDate", invoice.issueDate().toString())
        + (invoiced ? basic("DueDate", text(invoice.dueDate())) : "")
        + (invoiced ? basic("InvoiceTypeCode", "380") : basic("CreditNoteTypeCode", "381"))
        + basic("DocumentCurrencyCode", currency)
        + basic("BuyerReference", buyer.reference())
        + group(
            "AccountingSupplierParty",
            group(
                "Party",
                group(
                        "PostalAddress",
                        group("Country", basic("IdentificationCode", seller.country())))
                    + group("PartyTaxScheme", basic("CompanyID", seller.vatId()) + vatScheme())
                    + group("PartyLegalEntity", basic("RegistrationName", seller.name()))))
        + group(
            "AccountingCustomerParty",
            group("Party", group("PartyLegalEntity", basic("RegistrationName", buyer.name()))))
        + group(
            "PaymentMeans",
            basic("PaymentMeansCode", "58")
                + (invoiced ? "" : basic("PaymentDueDate", text(invoice.dueDate())))
                + group("PayeeFinancialAccount", basic("ID", seller.iban())))
        + each(invoice.allowances(), allowance -> ublAdjustment(allowance, false))
        + each(invoice.charges(), charge -> ublAdjustment(charge, true))
        + group(
            "TaxTotal", ublAmount("TaxAmount", totals.tax()) + each(invoice.taxes(), this::ublTax))
        + group(
            "LegalMonetaryTotal",
            ublAmount("LineExtensionAmount", totals.lineNet())
                + ublAmount("TaxExclusiveAmount", totals.net())
                + ublAmount("TaxInclusiveAmount", totals.gross())
                + ublAmount("AllowanceTotalAmount", unlessZero(totals.allowances()))
                + ublAmount("ChargeTotalAmount", unlessZero(totals.charges()))
                + ublAmount("PrepaidAmount", unlessZero(totals.prepaid()))
                + ublAmount("PayableRoundingAmount", unlessZero(totals.rounding()))
                + ublAmount("PayableAmount", totals.payable()))
        + each(invoice.lines(), line -> ublLine(line, invoiced))
        + (invoiced ? "</Invoice>" : "</CreditNote>");
  }

  private String ublAdjustment(Adjustment adjustment, boolean charge) {
    return group(
        "AllowanceCharge",
        basic("ChargeIndicator", String.valueOf(charge))
            + basic("AllowanceChargeReason", adjustment.reason())
            + ublAmount("Amount", adjustment.amount())
            + ublCategory("TaxCategory", adjustment.taxCategory(), adjustment.taxRate(), null));
  }

  private String ublTax(TaxBreakdown tax) {
    return group(
        "TaxSubtotal",
        ublAmount("TaxableAmount", tax.taxable())
            + ublAmount("TaxAmount", tax.tax())
            + ublCategory("TaxCategory", tax.category(), tax.rate(), tax.exemptionReason()));
  }

  private String ublLine(Line line, boolean invoiced) {
    var quantity = invoiced ? "InvoicedQuantity" : "CreditedQuantity";
    return group(
        invoiced ? "InvoiceLine" : "CreditNoteLine",
        basic("ID", line.id())
            + "<cbc:%1$s unitCode=\"%2$s\">%3$s</cbc:%1$s>"
                .formatted(quantity, line.unit(), line.quantity().toPlainString())
            + ublAmount("LineExtensionAmount", line.net())
            + ublLineAdjustment(line.adjustment())
            + group(
                "Item",
                basic("Name", line.description())
                    + ublCategory(
                        "ClassifiedTaxCategory", line.taxCategory(), line.taxRate(), null))
            + group(
                "Price",
                ublAmount("PriceAmount", line.unitPrice())
                    + basic("BaseQuantity", line.priceQuantity().toPlainString())));
  }

  private String ublLineAdjustment(BigDecimal adjustment) {
    return adjustment.signum() == 0
        ? ""
        : group(
            "AllowanceCharge",
            basic("ChargeIndicator", String.valueOf(adjustment.signum() > 0))
                + ublAmount("Amount", adjustment.abs()));
  }

  private static String ublCategory(
      String name, TaxCategory category, BigDecimal rate, @Nullable String reason) {
    return group(
        name,
        basic("ID", category.name())
            + (category == TaxCategory.O ? "" : basic("Percent", rate.toPlainString()))
            + basic("TaxExemptionReason", reason)
            + vatScheme());
  }

  private static String vatScheme() {
    return group("TaxScheme", basic("ID", "VAT"));
  }

  private String ublAmount(String name, @Nullable BigDecimal amount) {
    return amount == null
        ? ""
        : "<cbc:%1$s currencyID=\"%2$s\">%3$s</cbc:%1$s>\n"
            .formatted(name, currency, amount.toPlainString());
  }

  private static String group(String name, String content) {
    return content.isEmpty() ? "" : "<cac:%1$s>%2$s</cac:%1$s>\n".formatted(name, content);
  }

  private static String basic(String name, @Nullable String content) {
    return content == null ? "" : "<cbc:%1$s>%2$s</cbc:%1$s>".formatted(name, escaped(content));
  }

  private String cii() {
    var totals = invoice.totals();
    var seller = invoice.seller();
    var buyer = invoice.buyer();
    var typeCode = invoice.kind() == Kind.INVOICE ? "380" : "381";
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <rsm:CrossIndustryInvoice
        xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
        xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
        xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
    <rsm:ExchangedDocumentContext>
    <ram:GuidelineSpecifiedDocumentContextParameter><ram:ID>urn:cen.eu:en16931:2017</ram:ID>\
    </ram:GuidelineSpecifiedDocumentContextParameter></rsm:ExchangedDocumentContext>
    """
        + "<rsm:ExchangedDocument>"
        + ram("ID", escaped(invoice.number()))
        + ram("TypeCode", typeCode)
        + ram("IssueDateTime", date(invoice.issueDate()))
        + "</rsm:ExchangedDocument>\n<rsm:SupplyChainTradeTransaction>"
        + each(invoice.lines(), this::ciiLine)
        + ram(
            "ApplicableHeaderTradeAgreement",
            ram("BuyerReference", escaped(buyer.reference()))
                + ram(
                    "SellerTradeParty",
                    ram("Name", escaped(seller.name()))
                        + ram("PostalTradeAddress", ram("CountryID", seller.country()))
                        + (seller.vatId() == null
                            ? ""
                            : ram(
                                "SpecifiedTaxRegistration",
                                "<ram:ID schemeID=\"VA\">%s</ram:ID>".formatted(seller.vatId()))))
                + ram("BuyerTradeParty", ram("Name", escaped(buyer.name()))))
        + "<ram:ApplicableHeaderTradeDelivery/>"
        + ram(
            "ApplicableHeaderTradeSettlement",
            ram("InvoiceCurrencyCode", currency)
                + ram(
                    "SpecifiedTradeSettlementPaymentMeans",
                    ram("TypeCode", "58")
                        + ram("PayeePartyCreditorFinancialAccount", ram("IBANID", seller.iban())))
                + each(invoice.taxes(), EInvoiceXml::ciiTax)
                + each(invoice.allowances(), allowance -> ciiAdjustment(allowance, false))
                + each(invoice.charges(), charge -> ciiAdjustment(charge, true))
                + ram("SpecifiedTradePaymentTerms", ram("DueDateDateTime", date(invoice.dueDate())))
                + ram(
                    "SpecifiedTradeSettlementHeaderMonetarySummation",
                    ram("LineTotalAmount", totals.lineNet())
                        + ram("ChargeTotalAmount", unlessZero(totals.charges()))
                        + ram("AllowanceTotalAmount", unlessZero(totals.allowances()))
                        + ram("TaxBasisTotalAmount", totals.net())
                        + "<ram:TaxTotalAmount currencyID=\"%s\">%s</ram:TaxTotalAmount>"
                            .formatted(currency, totals.tax().toPlainString())
                        + ram("RoundingAmount", unlessZero(totals.rounding()))
                        + ram("GrandTotalAmount", totals.gross())
                        + ram("TotalPrepaidAmount", unlessZero(totals.prepaid()))
                        + ram("DuePayableAmount", totals.payable())))
        + "</rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>";
  }

  private String ciiLine(Line line) {
    return ram(
        "IncludedSupplyChainTradeLineItem",
        ram("AssociatedDocumentLineDocument", ram("LineID", line.id()))
            + ram("SpecifiedTradeProduct", ram("Name", escaped(line.description())))
            + ram(
                "SpecifiedLineTradeAgreement",
                ram(
                    "NetPriceProductTradePrice",
                    ram("ChargeAmount", line.unitPrice())
                        + ram("BasisQuantity", line.priceQuantity())))
            + ram(
                "SpecifiedLineTradeDelivery",
                "<ram:BilledQuantity unitCode=\"%s\">%s</ram:BilledQuantity>"
                    .formatted(line.unit(), line.quantity().toPlainString()))
            + ram(
                "SpecifiedLineTradeSettlement",
                ram("ApplicableTradeTax", ciiCategory(line.taxCategory(), line.taxRate()))
                    + (line.adjustment().signum() == 0
                        ? ""
                        : ram(
                            "SpecifiedTradeAllowanceCharge",
                            indicator(line.adjustment().signum() > 0)
                                + ram("ActualAmount", line.adjustment().abs())))
                    + ram(
                        "SpecifiedTradeSettlementLineMonetarySummation",
                        ram("LineTotalAmount", line.net()))));
  }

  private static String ciiTax(TaxBreakdown tax) {
    return ram(
        "ApplicableTradeTax",
        ram("CalculatedAmount", tax.tax())
            + ram("TypeCode", "VAT")
            + ram("ExemptionReason", escaped(tax.exemptionReason()))
            + ram("BasisAmount", tax.taxable())
            + ram("CategoryCode", tax.category().name())
            + rate(tax.category(), tax.rate()));
  }

  private static String ciiAdjustment(Adjustment adjustment, boolean charge) {
    return ram(
        "SpecifiedTradeAllowanceCharge",
        indicator(charge)
            + ram("ActualAmount", adjustment.amount())
            + ram("Reason", escaped(adjustment.reason()))
            + ram("CategoryTradeTax", ciiCategory(adjustment.taxCategory(), adjustment.taxRate())));
  }

  private static String indicator(boolean charge) {
    return ram("ChargeIndicator", "<udt:Indicator>%s</udt:Indicator>".formatted(charge));
  }

  private static String ciiCategory(TaxCategory category, BigDecimal rate) {
    return ram("TypeCode", "VAT") + ram("CategoryCode", category.name()) + rate(category, rate);
  }

  private static String rate(TaxCategory category, BigDecimal rate) {
    return category == TaxCategory.O ? "" : ram("RateApplicablePercent", rate);
  }

  private static @Nullable String date(@Nullable LocalDate date) {
    return date == null
        ? null
        : "<udt:DateTimeString format=\"102\">%s</udt:DateTimeString>"
            .formatted(date.format(DateTimeFormatter.BASIC_ISO_DATE));
  }

  private static String ram(String name, @Nullable BigDecimal amount) {
    return ram(name, amount == null ? null : amount.toPlainString());
  }

  private static String ram(String name, @Nullable String content) {
    return content == null || content.isEmpty()
        ? ""
        : "<ram:%1$s>%2$s</ram:%1$s>\n".formatted(name, content);
  }

  private static <T> String each(List<T> items, Function<T, String> xml) {
    return items.stream().map(xml).collect(Collectors.joining());
  }

  private static @Nullable BigDecimal unlessZero(BigDecimal amount) {
    return amount.signum() == 0 ? null : amount;
  }

  private static @Nullable String text(@Nullable LocalDate date) {
    return date == null ? null : date.toString();
  }

  private static @Nullable String escaped(@Nullable String text) {
    return text == null
        ? null
        : text.replace("&", "&amp;").replace("<", "&lt;").replace("]]>", "]]&gt;");
  }
}
