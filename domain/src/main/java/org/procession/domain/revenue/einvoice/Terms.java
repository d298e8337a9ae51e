package org.procession.domain.revenue.einvoice;

import static org.procession.domain.revenue.einvoice.EInvoice.AMOUNT_DECIMALS;
import static org.procession.domain.revenue.einvoice.EInvoiceUnreadable.invalid;
import static org.procession.domain.revenue.einvoice.EInvoiceUnreadable.missing;
import static org.procession.domain.revenue.einvoice.EInvoiceUnreadable.unknown;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.procession.domain.revenue.einvoice.EInvoice.Kind;
import org.procession.domain.revenue.einvoice.EInvoice.TaxCategory;

/** Judges the values of a document: what is missing or cannot be is refused by its term. */
final class Terms {

  /** The amount that is meant where none is stated. */
  static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(AMOUNT_DECIMALS);

  /** More than any real amount has; keeps the arithmetic on hostile numbers small. */
  private static final int MAX_INTEGER_DIGITS = 15;

  private static final int MAX_DECIMALS = 15;

  /** The codes of UNTDID 1001 that EN 16931 lists for credit notes. */
  private static final Set<String> CREDIT_NOTES =
      Set.of(
          "81", "83", "261", "262", "296", "308", "381", "396", "420", "458", "502", "503", "532");

  /** EN 16931 lists this code for invoices, too. */
  private static final String CREDIT_NOTE_OR_INVOICE = "81";

  private static final Pattern IBAN = Pattern.compile("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}");

  private final Currency currency;

  Terms(@Nullable String currencyCode) {
    this.currency = currency(text(currencyCode, Term.BT_5));
  }

  private static Currency currency(String code) {
    try {
      var currency = Currency.getInstance(code);
      // Precious metals, XXX (no currency) and XTS (testing) have codes, but no minor unit.
      if (currency.getDefaultFractionDigits() >= 0) {
        return currency;
      }
    } catch (IllegalArgumentException e) {
      // Not a code of ISO 4217: answered like the code of something that is no money.
    }
    throw unknown(Term.BT_5, code);
  }

  Currency currency() {
    return currency;
  }

  /** The kind of a document whose syntax has one root for all kinds. */
  static Kind kind(@Nullable String typeCode) {
    return CREDIT_NOTES.contains(text(typeCode, Term.BT_3)) ? Kind.CREDIT_NOTE : Kind.INVOICE;
  }

  /** The kind of a document whose root tells it; a type code that tells another is refused. */
  static Kind kind(Kind ofRoot, @Nullable String typeCode) {
    var code = text(typeCode, Term.BT_3);
    if (kind(code) != ofRoot && !code.equals(CREDIT_NOTE_OR_INVOICE)) {
      throw invalid(
          Term.BT_3, "is %s, which is no code of a UBL document of this kind".formatted(code));
    }
    return ofRoot;
  }

  static <T> T required(@Nullable T value, Term term) {
    if (value == null) {
      throw missing(term);
    }
    return value;
  }

  static <T> List<T> atLeastOne(List<T> values, Term term) {
    if (values.isEmpty()) {
      throw missing(term);
    }
    return values;
  }

  static String text(@Nullable String value, Term term) {
    return required(text(value), term);
  }

  static @Nullable String text(@Nullable String value) {
    return value == null || value.isBlank() ? null : value.strip();
  }

  /** The first text that is stated. */
  static <T> @Nullable String first(List<T> items, Function<T, @Nullable String> value) {
    for (var item : items) {
      var text = text(value.apply(item));
      if (text != null) {
        return text;
      }
    }
    return null;
  }

  /**
   * The one value of a term that the syntax, but not the norm, lets a document state repeatedly.
   */
  static <T> @Nullable T only(List<T> values, Term term) {
    if (values.size() > 1) {
      throw invalid(term, "is stated more than once");
    }
    return values.isEmpty() ? null : values.getFirst();
  }

  static BigDecimal number(@Nullable BigDecimal value, Term term) {
    var number = required(value, term).stripTrailingZeros();
    if (number.precision() - number.scale() > MAX_INTEGER_DIGITS || number.scale() > MAX_DECIMALS) {
      throw invalid(term, "has more digits than any invoice needs");
    }
    return number.scale() < 0 ? number.setScale(0) : number;
  }

  /** An amount in the currency of the document, with the two decimals that the norm gives it. */
  BigDecimal amount(@Nullable BigDecimal value, @Nullable String currencyCode, Term term) {
    var amount = price(value, currencyCode, term);
    if (amount.scale() > AMOUNT_DECIMALS) {
      throw invalid(term, "is %s: more than two decimals".formatted(amount));
    }
    return amount.setScale(AMOUNT_DECIMALS);
  }

  /** A price in the currency of the document, with as many decimals as it likes. */
  BigDecimal price(@Nullable BigDecimal value, @Nullable String currencyCode, Term term) {
    var price = number(value, term);
    if (currencyCode != null && !currencyCode.equals(currency.getCurrencyCode())) {
      throw invalid(term, "is in %s, while the invoice is in %s".formatted(currencyCode, currency));
    }
    return price;
  }

  static TaxCategory category(@Nullable String value, Term term) {
    var code = text(value, term);
    return Stream.of(TaxCategory.values())
        .filter(category -> category.name().equals(code))
        .findAny()
        .orElseThrow(() -> unknown(term, code));
  }

  /** A rate in percent: stated where the category bears tax, zero or not stated elsewhere. */
  static BigDecimal rate(TaxCategory category, @Nullable BigDecimal value, Term term) {
    if (category.taxed()) {
      return number(value, term);
    }
    if (value != null && value.signum() != 0) {
      throw invalid(
          term, "is %s, but category %s bears no tax".formatted(number(value, term), category));
    }
    return BigDecimal.ZERO;
  }

  /** The first account that looks like an IBAN, without its spaces. */
  static <T> @Nullable String iban(List<T> means, Function<T, @Nullable String> account) {
    return first(
        means,
        item -> {
          var id = Objects.requireNonNullElse(account.apply(item), "").replaceAll("\\s", "");
          return IBAN.matcher(id).matches() ? id : null;
        });
  }
}
