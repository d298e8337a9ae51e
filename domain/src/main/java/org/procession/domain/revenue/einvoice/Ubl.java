package org.procession.domain.revenue.einvoice;

import static java.util.function.Predicate.not;
import static org.procession.domain.revenue.einvoice.EInvoiceUnreadable.missing;
import static org.procession.domain.revenue.einvoice.Terms.atLeastOne;
import static org.procession.domain.revenue.einvoice.Terms.category;
import static org.procession.domain.revenue.einvoice.Terms.first;
import static org.procession.domain.revenue.einvoice.Terms.number;
import static org.procession.domain.revenue.einvoice.Terms.only;
import static org.procession.domain.revenue.einvoice.Terms.rate;
import static org.procession.domain.revenue.einvoice.Terms.required;
import static org.procession.domain.revenue.einvoice.Terms.text;

import com.helger.xsds.ccts.cct.schemamodule.AmountType;
import com.helger.xsds.ccts.cct.schemamodule.TextType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.AddressType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.AllowanceChargeType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.CountryType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.CreditNoteLineType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.CustomerPartyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.InvoiceLineType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.MonetaryTotalType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyLegalEntityType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyTaxSchemeType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PaymentMeansType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.SupplierPartyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxCategoryType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxSchemeType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxSubtotalType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxTotalType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.EndpointIDType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.InvoicedQuantityType;
import oasis.names.specification.ubl.schema.xsd.creditnote_21.CreditNoteType;
import oasis.names.specification.ubl.schema.xsd.invoice_21.InvoiceType;
import org.jspecify.annotations.Nullable;
import org.procession.domain.revenue.einvoice.EInvoice.Adjustment;
import org.procession.domain.revenue.einvoice.EInvoice.Buyer;
import org.procession.domain.revenue.einvoice.EInvoice.ElectronicAddress;
import org.procession.domain.revenue.einvoice.EInvoice.Format;
import org.procession.domain.revenue.einvoice.EInvoice.Kind;
import org.procession.domain.revenue.einvoice.EInvoice.Line;
import org.procession.domain.revenue.einvoice.EInvoice.Seller;
import org.procession.domain.revenue.einvoice.EInvoice.TaxBreakdown;
import org.procession.domain.revenue.einvoice.EInvoice.Totals;

/** Takes the business terms out of a UBL 2.1 document, by the binding of CEN/TS 16931-3-2. */
final class Ubl {

  private final Terms terms;

  private Ubl(Terms terms) {
    this.terms = terms;
  }

  static EInvoice read(InvoiceType document) {
    return read(document, Kind.INVOICE, document.getInvoiceTypeCodeValue());
  }

  static EInvoice read(CreditNoteType document) {
    return read(asInvoice(document), Kind.CREDIT_NOTE, document.getCreditNoteTypeCodeValue());
  }

  private static EInvoice read(InvoiceType document, Kind kind, @Nullable String typeCode) {
    var terms = new Terms(document.getDocumentCurrencyCodeValue());
    return new Ubl(terms).document(document, Terms.kind(kind, typeCode));
  }

  /** UBL gives a credit note the groups of an invoice, some under other names. */
  private static InvoiceType asInvoice(CreditNoteType note) {
    var invoice = new InvoiceType();
    invoice.setID(note.getID());
    invoice.setIssueDate(note.getIssueDate());
    invoice.setDocumentCurrencyCode(note.getDocumentCurrencyCode());
    invoice.setBuyerReference(note.getBuyerReference());
    invoice.setAccountingSupplierParty(note.getAccountingSupplierParty());
    invoice.setAccountingCustomerParty(note.getAccountingCustomerParty());
    invoice.setPaymentMeans(note.getPaymentMeans());
    invoice.setAllowanceCharge(note.getAllowanceCharge());
    invoice.setTaxTotal(note.getTaxTotal());
    invoice.setLegalMonetaryTotal(note.getLegalMonetaryTotal());
    invoice.setInvoiceLine(note.getCreditNoteLine().stream().map(Ubl::asInvoiceLine).toList());
    return invoice;
  }

  private static InvoiceLineType asInvoiceLine(CreditNoteLineType noteLine) {
    var line = new InvoiceLineType();
    line.setID(noteLine.getID());
    line.setLineExtensionAmount(noteLine.getLineExtensionAmount());
    line.setAllowanceCharge(noteLine.getAllowanceCharge());
    line.setItem(noteLine.getItem());
    line.setPrice(noteLine.getPrice());
    var credited = noteLine.getCreditedQuantity();
    if (credited != null) {
      var quantity = new InvoicedQuantityType(credited.getValue());
      quantity.setUnitCode(credited.getUnitCode());
      line.setInvoicedQuantity(quantity);
    }
    return line;
  }

  private EInvoice document(InvoiceType document, Kind kind) {
    var adjustments = document.getAllowanceCharge();
    var taxTotal = taxTotal(document.getTaxTotal());
    return new EInvoice(
        Format.UBL,
        kind,
        text(document.getIDValue(), Term.BT_1),
        required(document.getIssueDateValueLocal(), Term.BT_2),
        dueDate(document),
        terms.currency(),
        seller(document),
        buyer(document),
        atLeastOne(document.getInvoiceLine(), Term.BG_25).stream().map(this::line).toList(),
        adjustments.stream().filter(not(Ubl::isCharge)).map(this::allowance).toList(),
        adjustments.stream().filter(Ubl::isCharge).map(this::charge).toList(),
        atLeastOne(taxTotal.getTaxSubtotal(), Term.BG_23).stream().map(this::tax).toList(),
        totals(required(document.getLegalMonetaryTotal(), Term.BG_22), taxTotal));
  }

  /** A credit note states the date with its means of payment. */
  private static @Nullable LocalDate dueDate(InvoiceType document) {
    var stated = document.getDueDateValueLocal();
    return stated != null
        ? stated
        : document.getPaymentMeans().stream()
            .map(PaymentMeansType::getPaymentDueDateValueLocal)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
  }

  private static Seller seller(InvoiceType document) {
    var party =
        Optional.ofNullable(document.getAccountingSupplierParty())
            .map(SupplierPartyType::getParty)
            .orElseThrow(() -> missing(Term.BG_4));
    var country =
        Optional.ofNullable(party.getPostalAddress())
            .map(AddressType::getCountry)
            .map(CountryType::getIdentificationCodeValue)
            .orElse(null);
    return new Seller(
        required(registeredName(party), Term.BT_27),
        taxNumber(party, Ubl::isVat),
        taxNumber(party, not(Ubl::isVat)),
        first(party.getPartyLegalEntity(), PartyLegalEntityType::getCompanyIDValue),
        electronicAddress(party.getEndpointID()),
        text(country, Term.BT_40),
        Terms.iban(document.getPaymentMeans(), Ubl::payeeAccount));
  }

  private static Buyer buyer(InvoiceType document) {
    var party =
        Optional.ofNullable(document.getAccountingCustomerParty())
            .map(CustomerPartyType::getParty)
            .orElseThrow(() -> missing(Term.BG_7));
    return new Buyer(
        required(registeredName(party), Term.BT_44),
        taxNumber(party, Ubl::isVat),
        text(document.getBuyerReferenceValue()));
  }

  private static @Nullable String registeredName(PartyType party) {
    return first(party.getPartyLegalEntity(), PartyLegalEntityType::getRegistrationNameValue);
  }

  private static @Nullable String taxNumber(PartyType party, Predicate<TaxSchemeType> wanted) {
    return first(
        party.getPartyTaxScheme().stream()
            .filter(number -> wanted.test(number.getTaxScheme()))
            .toList(),
        PartyTaxSchemeType::getCompanyIDValue);
  }

  private static @Nullable ElectronicAddress electronicAddress(@Nullable EndpointIDType endpoint) {
    if (endpoint == null) {
      return null;
    }
    var id = text(endpoint.getValue());
    return id == null ? null : new ElectronicAddress(text(endpoint.getSchemeID()), id);
  }

  private static @Nullable String payeeAccount(PaymentMeansType means) {
    var account = means.getPayeeFinancialAccount();
    return account == null ? null : account.getIDValue();
  }

  private Line line(InvoiceLineType line) {
    var quantity = required(line.getInvoicedQuantity(), Term.BT_129);
    var item = required(line.getItem(), Term.BT_153);
    var price = required(line.getPrice(), Term.BT_146);
    var perQuantity = price.getBaseQuantityValue();
    var tax = vat(item.getClassifiedTaxCategory(), Term.BT_151);
    var category = category(tax.getIDValue(), Term.BT_151);
    return new Line(
        text(line.getIDValue(), Term.BT_126),
        text(item.getNameValue(), Term.BT_153),
        number(quantity.getValue(), Term.BT_129),
        text(quantity.getUnitCode(), Term.BT_130),
        price(required(price.getPriceAmount(), Term.BT_146)),
        perQuantity == null ? BigDecimal.ONE : number(perQuantity, Term.BT_149),
        line.getAllowanceCharge().stream()
            .map(this::lineAdjustment)
            .reduce(Terms.NOTHING, BigDecimal::add),
        amount(line.getLineExtensionAmount(), Term.BT_131),
        category,
        rate(category, tax.getPercentValue(), Term.BT_152));
  }

  private BigDecimal price(AmountType price) {
    return terms.price(price.getValue(), price.getCurrencyID(), Term.BT_146);
  }

  private BigDecimal lineAdjustment(AllowanceChargeType adjustment) {
    return isCharge(adjustment)
        ? amount(adjustment.getAmount(), Term.BT_141)
        : amount(adjustment.getAmount(), Term.BT_136).negate();
  }

  private Adjustment allowance(AllowanceChargeType allowance) {
    return adjustment(allowance, Term.BT_92, Term.BT_95, Term.BT_96);
  }

  private Adjustment charge(AllowanceChargeType charge) {
    return adjustment(charge, Term.BT_99, Term.BT_102, Term.BT_103);
  }

  private Adjustment adjustment(
      AllowanceChargeType adjustment, Term amount, Term taxCategory, Term taxRate) {
    var tax = vat(adjustment.getTaxCategory(), taxCategory);
    var category = category(tax.getIDValue(), taxCategory);
    var reason = first(adjustment.getAllowanceChargeReason(), TextType::getValue);
    return new Adjustment(
        amount(adjustment.getAmount(), amount),
        category,
        rate(category, tax.getPercentValue(), taxRate),
        reason != null ? reason : text(adjustment.getAllowanceChargeReasonCodeValue()));
  }

  private static boolean isCharge(AllowanceChargeType adjustment) {
    return required(adjustment.getChargeIndicator(), Term.BG_21).isValue();
  }

  /**
   * The total in the currency of the invoice; one in the currency of accounting may stand beside
   * it.
   */
  private TaxTotalType taxTotal(List<TaxTotalType> stated) {
    var currency = terms.currency().getCurrencyCode();
    return required(
        only(
            stated.stream()
                .filter(
                    total ->
                        currency.equals(
                            required(total.getTaxAmount(), Term.BT_110).getCurrencyID()))
                .toList(),
            Term.BT_110),
        Term.BG_23);
  }

  private TaxBreakdown tax(TaxSubtotalType subtotal) {
    var tax = required(subtotal.getTaxCategory(), Term.BT_118);
    var category = category(tax.getIDValue(), Term.BT_118);
    var reason = first(tax.getTaxExemptionReason(), TextType::getValue);
    return new TaxBreakdown(
        category,
        rate(category, tax.getPercentValue(), Term.BT_119),
        amount(subtotal.getTaxableAmount(), Term.BT_116),
        amount(subtotal.getTaxAmount(), Term.BT_117),
        reason != null ? reason : text(tax.getTaxExemptionReasonCodeValue()));
  }

  private Totals totals(MonetaryTotalType totals, TaxTotalType taxTotal) {
    return new Totals(
        amount(totals.getLineExtensionAmount(), Term.BT_106),
        amountOrZero(totals.getAllowanceTotalAmount(), Term.BT_107),
        amountOrZero(totals.getChargeTotalAmount(), Term.BT_108),
        amount(totals.getTaxExclusiveAmount(), Term.BT_109),
        amount(taxTotal.getTaxAmount(), Term.BT_110),
        amount(totals.getTaxInclusiveAmount(), Term.BT_112),
        amountOrZero(totals.getPrepaidAmount(), Term.BT_113),
        amountOrZero(totals.getPayableRoundingAmount(), Term.BT_114),
        amount(totals.getPayableAmount(), Term.BT_115));
  }

  private BigDecimal amount(@Nullable AmountType amount, Term term) {
    var stated = required(amount, term);
    return terms.amount(stated.getValue(), stated.getCurrencyID(), term);
  }

  private BigDecimal amountOrZero(@Nullable AmountType amount, Term term) {
    return amount == null ? Terms.NOTHING : amount(amount, term);
  }

  private static TaxCategoryType vat(List<TaxCategoryType> categories, Term term) {
    var vat = categories.stream().filter(category -> isVat(category.getTaxScheme())).toList();
    return required(only(vat, term), term);
  }

  private static boolean isVat(@Nullable TaxSchemeType scheme) {
    var id = scheme == null ? null : text(scheme.getIDValue());
    return id != null && id.equalsIgnoreCase("VAT");
  }
}
