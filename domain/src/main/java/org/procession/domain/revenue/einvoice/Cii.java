package org.procession.domain.revenue.einvoice;

import static org.procession.domain.revenue.einvoice.EInvoiceUnreadable.invalid;
import static org.procession.domain.revenue.einvoice.Terms.atLeastOne;
import static org.procession.domain.revenue.einvoice.Terms.category;
import static org.procession.domain.revenue.einvoice.Terms.first;
import static org.procession.domain.revenue.einvoice.Terms.number;
import static org.procession.domain.revenue.einvoice.Terms.only;
import static org.procession.domain.revenue.einvoice.Terms.rate;
import static org.procession.domain.revenue.einvoice.Terms.required;
import static org.procession.domain.revenue.einvoice.Terms.text;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.procession.domain.revenue.einvoice.EInvoice.Adjustment;
import org.procession.domain.revenue.einvoice.EInvoice.Buyer;
import org.procession.domain.revenue.einvoice.EInvoice.ElectronicAddress;
import org.procession.domain.revenue.einvoice.EInvoice.Format;
import org.procession.domain.revenue.einvoice.EInvoice.Line;
import org.procession.domain.revenue.einvoice.EInvoice.Seller;
import org.procession.domain.revenue.einvoice.EInvoice.TaxBreakdown;
import org.procession.domain.revenue.einvoice.EInvoice.Totals;
import un.unece.uncefact.data.standard.crossindustryinvoice._100.CrossIndustryInvoiceType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.ExchangedDocumentType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.HeaderTradeAgreementType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.HeaderTradeSettlementType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.LineTradeAgreementType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.LineTradeDeliveryType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.SupplyChainTradeLineItemType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.TradeAllowanceChargeType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.TradePartyType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.TradePaymentTermsType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.TradePriceType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.TradeSettlementHeaderMonetarySummationType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.TradeSettlementLineMonetarySummationType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.TradeSettlementPaymentMeansType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.TradeTaxType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.UniversalCommunicationType;
import un.unece.uncefact.data.standard.unqualifieddatatype._100.AmountType;
import un.unece.uncefact.data.standard.unqualifieddatatype._100.DateTimeType;

/** Takes the business terms out of a CII D16B document, by the binding of CEN/TS 16931-3-3. */
final class Cii {

  /** The only date format of the binding, code 102 of UNTDID 2379: CCYYMMDD. */
  private static final String DAY = "102";

  private static final String VAT = "VAT";
  private static final String VAT_NUMBER = "VA";
  private static final String LOCAL_TAX_NUMBER = "FC";

  private final Terms terms;

  private Cii(Terms terms) {
    this.terms = terms;
  }

  static EInvoice read(CrossIndustryInvoiceType document) {
    var trade = required(document.getSupplyChainTradeTransaction(), Term.BG_25);
    var settlement = required(trade.getApplicableHeaderTradeSettlement(), Term.BG_22);
    var terms = new Terms(settlement.getInvoiceCurrencyCodeValue());
    return new Cii(terms)
        .document(
            required(document.getExchangedDocument(), Term.BT_1),
            trade.getIncludedSupplyChainTradeLineItem(),
            required(trade.getApplicableHeaderTradeAgreement(), Term.BG_4),
            settlement);
  }

  private EInvoice document(
      ExchangedDocumentType document,
      List<SupplyChainTradeLineItemType> lines,
      HeaderTradeAgreementType agreement,
      HeaderTradeSettlementType settlement) {
    var adjustments = settlement.getSpecifiedTradeAllowanceCharge();
    return new EInvoice(
        Format.CII,
        Terms.kind(document.getTypeCodeValue()),
        text(document.getIDValue(), Term.BT_1),
        required(date(document.getIssueDateTime(), Term.BT_2), Term.BT_2),
        dueDate(settlement.getSpecifiedTradePaymentTerms()),
        terms.currency(),
        seller(required(agreement.getSellerTradeParty(), Term.BG_4), settlement),
        buyer(required(agreement.getBuyerTradeParty(), Term.BG_7), agreement),
        atLeastOne(lines, Term.BG_25).stream().map(this::line).toList(),
        adjustments.stream().filter(a -> !isCharge(a, Term.BG_21)).map(this::allowance).toList(),
        adjustments.stream().filter(a -> isCharge(a, Term.BG_21)).map(this::charge).toList(),
        atLeastOne(settlement.getApplicableTradeTax(), Term.BG_23).stream().map(this::tax).toList(),
        totals(
            required(settlement.getSpecifiedTradeSettlementHeaderMonetarySummation(), Term.BG_22)));
  }

  private static @Nullable LocalDate dueDate(List<TradePaymentTermsType> paymentTerms) {
    return paymentTerms.stream()
        .map(term -> date(term.getDueDateDateTime(), Term.BT_9))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable LocalDate date(@Nullable DateTimeType date, Term term) {
    var stated = date == null ? null : date.getDateTimeString();
    var value = stated == null ? null : text(stated.getValue());
    if (stated == null || value == null) {
      return null;
    }
    if (!DAY.equals(stated.getFormat())) {
      throw invalid(term, "is not in format 102 (CCYYMMDD)");
    }
    try {
      return LocalDate.parse(value, DateTimeFormatter.BASIC_ISO_DATE);
    } catch (DateTimeParseException e) {
      throw invalid(term, "is no date in format 102 (CCYYMMDD): '%s'".formatted(value));
    }
  }

  private static Seller seller(TradePartyType party, HeaderTradeSettlementType settlement) {
    var legal = party.getSpecifiedLegalOrganization();
    var address = party.getPostalTradeAddress();
    return new Seller(
        text(party.getNameValue(), Term.BT_27),
        taxNumber(party, VAT_NUMBER),
        taxNumber(party, LOCAL_TAX_NUMBER),
        legal == null ? null : text(legal.getIDValue()),
        electronicAddress(party.getURIUniversalCommunication()),
        text(address == null ? null : address.getCountryIDValue(), Term.BT_40),
        Terms.iban(settlement.getSpecifiedTradeSettlementPaymentMeans(), Cii::payeeAccount));
  }

  private static Buyer buyer(TradePartyType party, HeaderTradeAgreementType agreement) {
    return new Buyer(
        text(party.getNameValue(), Term.BT_44),
        taxNumber(party, VAT_NUMBER),
        text(agreement.getBuyerReferenceValue()));
  }

  private static @Nullable String taxNumber(TradePartyType party, String scheme) {
    return first(
        party.getSpecifiedTaxRegistration(),
        registration -> {
          var id = registration.getID();
          return id != null && scheme.equals(id.getSchemeID()) ? id.getValue() : null;
        });
  }

  private static @Nullable ElectronicAddress electronicAddress(
      List<UniversalCommunicationType> addresses) {
    for (var address : addresses) {
      var uri = address.getURIID();
      var id = uri == null ? null : text(uri.getValue());
      if (uri != null && id != null) {
        return new ElectronicAddress(text(uri.getSchemeID()), id);
      }
    }
    return null;
  }

  private static @Nullable String payeeAccount(TradeSettlementPaymentMeansType means) {
    var account = means.getPayeePartyCreditorFinancialAccount();
    return account == null ? null : account.getIBANIDValue();
  }

  private Line line(SupplyChainTradeLineItemType line) {
    var document = line.getAssociatedDocumentLineDocument();
    var product = line.getSpecifiedTradeProduct();
    var price =
        required(
            Optional.ofNullable(line.getSpecifiedLineTradeAgreement())
                .map(LineTradeAgreementType::getNetPriceProductTradePrice)
                .orElse(null),
            Term.BT_146);
    var perQuantity = price.getBasisQuantity();
    var quantity =
        required(
            Optional.ofNullable(line.getSpecifiedLineTradeDelivery())
                .map(LineTradeDeliveryType::getBilledQuantity)
                .orElse(null),
            Term.BT_129);
    var settlement = required(line.getSpecifiedLineTradeSettlement(), Term.BT_131);
    var tax = vat(settlement.getApplicableTradeTax(), Term.BT_151);
    var category = category(tax.getCategoryCodeValue(), Term.BT_151);
    return new Line(
        text(document == null ? null : document.getLineIDValue(), Term.BT_126),
        required(
            product == null ? null : first(product.getName(), name -> name.getValue()),
            Term.BT_153),
        number(quantity.getValue(), Term.BT_129),
        text(quantity.getUnitCode(), Term.BT_130),
        price(price),
        perQuantity == null ? BigDecimal.ONE : number(perQuantity.getValue(), Term.BT_149),
        settlement.getSpecifiedTradeAllowanceCharge().stream()
            .map(this::lineAdjustment)
            .reduce(Terms.NOTHING, BigDecimal::add),
        amount(
            Optional.ofNullable(settlement.getSpecifiedTradeSettlementLineMonetarySummation())
                .map(TradeSettlementLineMonetarySummationType::getLineTotalAmount)
                .orElse(List.of()),
            Term.BT_131),
        category,
        rate(category, tax.getRateApplicablePercentValue(), Term.BT_152));
  }

  private BigDecimal price(TradePriceType price) {
    var stated = required(only(price.getChargeAmount(), Term.BT_146), Term.BT_146);
    return terms.price(stated.getValue(), stated.getCurrencyID(), Term.BT_146);
  }

  private BigDecimal lineAdjustment(TradeAllowanceChargeType adjustment) {
    return isCharge(adjustment, Term.BG_28)
        ? amount(adjustment.getActualAmount(), Term.BT_141)
        : amount(adjustment.getActualAmount(), Term.BT_136).negate();
  }

  private Adjustment allowance(TradeAllowanceChargeType allowance) {
    return adjustment(allowance, Term.BT_92, Term.BT_95, Term.BT_96);
  }

  private Adjustment charge(TradeAllowanceChargeType charge) {
    return adjustment(charge, Term.BT_99, Term.BT_102, Term.BT_103);
  }

  private Adjustment adjustment(
      TradeAllowanceChargeType adjustment, Term amount, Term taxCategory, Term taxRate) {
    var tax = vat(adjustment.getCategoryTradeTax(), taxCategory);
    var category = category(tax.getCategoryCodeValue(), taxCategory);
    var reason = text(adjustment.getReasonValue());
    return new Adjustment(
        amount(adjustment.getActualAmount(), amount),
        category,
        rate(category, tax.getRateApplicablePercentValue(), taxRate),
        reason != null ? reason : text(adjustment.getReasonCodeValue()));
  }

  private static boolean isCharge(TradeAllowanceChargeType adjustment, Term term) {
    var indicator = adjustment.getChargeIndicator();
    var isCharge = indicator == null ? null : indicator.isIndicator();
    if (isCharge == null) {
      throw invalid(term, "does not tell whether it is an allowance or a charge");
    }
    return isCharge;
  }

  private TaxBreakdown tax(TradeTaxType tax) {
    var category = category(tax.getCategoryCodeValue(), Term.BT_118);
    var reason = text(tax.getExemptionReasonValue());
    return new TaxBreakdown(
        category,
        rate(category, tax.getRateApplicablePercentValue(), Term.BT_119),
        amount(tax.getBasisAmount(), Term.BT_116),
        amount(tax.getCalculatedAmount(), Term.BT_117),
        reason != null ? reason : text(tax.getExemptionReasonCodeValue()));
  }

  private Totals totals(TradeSettlementHeaderMonetarySummationType totals) {
    return new Totals(
        amount(totals.getLineTotalAmount(), Term.BT_106),
        amountOrZero(totals.getAllowanceTotalAmount(), Term.BT_107),
        amountOrZero(totals.getChargeTotalAmount(), Term.BT_108),
        amount(totals.getTaxBasisTotalAmount(), Term.BT_109),
        amountOrZero(inCurrency(totals.getTaxTotalAmount()), Term.BT_110),
        amount(totals.getGrandTotalAmount(), Term.BT_112),
        amountOrZero(totals.getTotalPrepaidAmount(), Term.BT_113),
        amountOrZero(totals.getRoundingAmount(), Term.BT_114),
        amount(totals.getDuePayableAmount(), Term.BT_115));
  }

  /** The VAT total may also be stated in the currency of accounting, which is not read. */
  private List<AmountType> inCurrency(List<AmountType> amounts) {
    var currency = terms.currency().getCurrencyCode();
    return amounts.stream()
        .filter(amount -> amount.getCurrencyID() == null || amount.getCurrencyID().equals(currency))
        .toList();
  }

  private BigDecimal amount(List<AmountType> amounts, Term term) {
    var stated = required(only(amounts, term), term);
    return terms.amount(stated.getValue(), stated.getCurrencyID(), term);
  }

  private BigDecimal amountOrZero(List<AmountType> amounts, Term term) {
    return amounts.isEmpty() ? Terms.NOTHING : amount(amounts, term);
  }

  private static TradeTaxType vat(List<TradeTaxType> taxes, Term term) {
    var vat = taxes.stream().filter(tax -> VAT.equals(text(tax.getTypeCodeValue()))).toList();
    return required(only(vat, term), term);
  }
}
