package org.procession.domain.revenue.einvoice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An electronic invoice of EN 16931, the same whichever syntax it came in. Every {@link
 * EInvoiceReader} answer adds up by the rules of the norm. Texts are stripped and never blank.
 * Amounts are in {@link #currency}, have two decimals and carry the signs of the document: a
 * positive amount of an invoice is owed by the buyer, one of a credit note by the seller.
 * Quantities, prices and rates have no trailing zeros.
 *
 * @param number BT-1
 * @param issueDate BT-2
 * @param dueDate BT-9
 * @param currency BT-5
 */
public record EInvoice(
    Format format,
    Kind kind,
    String number,
    LocalDate issueDate,
    @Nullable LocalDate dueDate,
    Currency currency,
    Seller seller,
    Buyer buyer,
    List<Line> lines,
    List<Adjustment> allowances,
    List<Adjustment> charges,
    List<TaxBreakdown> taxes,
    Totals totals) {

  /** The syntaxes of CEN/TS 16931-3. */
  public enum Format {
    /** Universal Business Language 2.1 of OASIS. */
    UBL,
    /** Cross Industry Invoice D16B of UN/CEFACT. */
    CII
  }

  /** What the document is by its type code, BT-3. */
  public enum Kind {
    INVOICE,
    CREDIT_NOTE
  }

  /** The VAT categories of UNTDID 5305 that EN 16931-1 knows; a constant's name is its code. */
  public enum TaxCategory {
    /** Standard rate. */
    S("BR-S", true),
    /** Zero rated goods. */
    Z("BR-Z", false),
    /** Exempt from tax. */
    E("BR-E", false),
    /** VAT reverse charge. */
    AE("BR-AE", false),
    /** Intra-community supply. */
    K("BR-IC", false),
    /** Export outside the EU. */
    G("BR-G", false),
    /** Outside the scope of VAT. */
    O("BR-O", false),
    /** General indirect tax of the Canary Islands (IGIC). */
    L("BR-AF", true),
    /** Tax of Ceuta and Melilla (IPSI). */
    M("BR-AG", true);

    private final String rules;
    private final boolean taxed;

    TaxCategory(String rules, boolean taxed) {
      this.rules = rules;
      this.taxed = taxed;
    }

    /**
     * @return whether tax is due at a rate; in any other category rate and tax are zero
     */
    public boolean taxed() {
      return taxed;
    }

    /** The id of this category's rule with a number, such as {@code BR-S-08}. */
    String rule(String number) {
      return rules + "-" + number;
    }
  }

  /**
   * Who demands the payment.
   *
   * @param name BT-27
   * @param vatId BT-31
   * @param taxRegistration BT-32, the number at the local tax office
   * @param legalId BT-30, the number in the register of companies
   * @param electronicAddress BT-34
   * @param country BT-40, ISO 3166-1 alpha-2
   * @param iban BT-84, without spaces: the first payment account that looks like an IBAN. Its check
   *     digits are not verified, so that a wrong one can be shown to a person.
   */
  public record Seller(
      String name,
      @Nullable String vatId,
      @Nullable String taxRegistration,
      @Nullable String legalId,
      @Nullable ElectronicAddress electronicAddress,
      String country,
      @Nullable String iban) {}

  /**
   * Where a party receives electronic documents.
   *
   * @param scheme the code of the identifier's scheme in the EAS list, {@code EM} for e-mail
   */
  public record ElectronicAddress(@Nullable String scheme, String id) {}

  /**
   * Who shall pay.
   *
   * @param name BT-44
   * @param vatId BT-48
   * @param reference BT-10, by which the buyer routes the invoice
   */
  public record Buyer(String name, @Nullable String vatId, @Nullable String reference) {}

  /**
   * One line, BG-25.
   *
   * @param id BT-126
   * @param description the name of the item, BT-153
   * @param quantity BT-129
   * @param unit BT-130, a code of UN/ECE Recommendation 20 or 21
   * @param unitPrice BT-146, without VAT, for {@code priceQuantity} units
   * @param priceQuantity BT-149, one where the document states none
   * @param adjustment the line's charges (BT-141) less its allowances (BT-136)
   * @param net BT-131, without VAT
   * @param taxCategory BT-151
   * @param taxRate BT-152 in percent, zero where the category bears no tax
   */
  public record Line(
      String id,
      String description,
      BigDecimal quantity,
      String unit,
      BigDecimal unitPrice,
      BigDecimal priceQuantity,
      BigDecimal adjustment,
      BigDecimal net,
      TaxCategory taxCategory,
      BigDecimal taxRate) {

    /**
     * What quantity, price and adjustment come to, rounded half-up to two decimals. It may differ
     * from {@link #net}: EN 16931 has no rule that ties the two, and its own examples break it.
     *
     * @return nothing when the price is stated for a quantity of zero
     */
    public Optional<BigDecimal> calculatedNet() {
      if (priceQuantity.signum() == 0) {
        return Optional.empty();
      }
      var atPrice =
          quantity.multiply(unitPrice).divide(priceQuantity, AMOUNT_DECIMALS, RoundingMode.HALF_UP);
      return Optional.of(atPrice.add(adjustment));
    }
  }

  /**
   * An allowance (BG-20) or a charge (BG-21) on the whole document.
   *
   * @param amount BT-92 or BT-99, without VAT
   * @param taxCategory BT-95 or BT-102
   * @param taxRate BT-96 or BT-103 in percent, zero where the category bears no tax
   * @param reason BT-97 or BT-104, else the code of BT-98 or BT-105
   */
  public record Adjustment(
      BigDecimal amount, TaxCategory taxCategory, BigDecimal taxRate, @Nullable String reason) {}

  /**
   * The tax of one category and rate, BG-23.
   *
   * @param category BT-118
   * @param rate BT-119 in percent, zero where the category bears no tax
   * @param taxable BT-116
   * @param tax BT-117
   * @param exemptionReason BT-120, else the code of BT-121
   */
  public record TaxBreakdown(
      TaxCategory category,
      BigDecimal rate,
      BigDecimal taxable,
      BigDecimal tax,
      @Nullable String exemptionReason) {

    /**
     * What taxable amount and rate come to, rounded half-up to two decimals. The stated tax may
     * differ by less than one unit of the currency.
     */
    public BigDecimal calculatedTax() {
      return taxable
          .multiply(rate)
          .movePointLeft(2)
          .setScale(AMOUNT_DECIMALS, RoundingMode.HALF_UP);
    }
  }

  /**
   * The totals of the document, BG-22; what it leaves out is zero.
   *
   * @param lineNet BT-106, sum of the lines
   * @param allowances BT-107
   * @param charges BT-108
   * @param net BT-109, without VAT
   * @param tax BT-110, VAT in the currency of the invoice
   * @param gross BT-112, with VAT
   * @param prepaid BT-113
   * @param rounding BT-114
   * @param payable BT-115
   */
  public record Totals(
      BigDecimal lineNet,
      BigDecimal allowances,
      BigDecimal charges,
      BigDecimal net,
      BigDecimal tax,
      BigDecimal gross,
      BigDecimal prepaid,
      BigDecimal rounding,
      BigDecimal payable) {}

  /** EN 16931 gives every amount but the unit price two decimals (BR-DEC-01 to BR-DEC-28). */
  static final int AMOUNT_DECIMALS = 2;

  public EInvoice {
    lines = List.copyOf(lines);
    allowances = List.copyOf(allowances);
    charges = List.copyOf(charges);
    taxes = List.copyOf(taxes);
  }
}
