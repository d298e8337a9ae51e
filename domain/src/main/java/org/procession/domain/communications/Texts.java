package org.procession.domain.communications;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.ResourceBundle;
import org.procession.domain.money.Money;

/**
 * Texts in a recipient's language, from property files (UTF-8) beside the class that uses them:
 * {@code reminder_de.properties} for German, {@code reminder.properties}, in English, for every
 * language without one. Dates and amounts are written as that language writes them.
 */
public final class Texts {

  private static final ResourceBundle.Control NO_FALLBACK_TO_THE_MACHINE =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final ResourceBundle bundle;
  private final Locale language;
  private final DateTimeFormatter dates;
  private final NumberFormat amounts; // never itself used: it is for one thread only

  private Texts(ResourceBundle bundle, Locale language) {
    this.bundle = bundle;
    this.language = language;
    this.dates = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language);
    this.amounts = NumberFormat.getNumberInstance(language);
  }

  /**
   * @param user the class beside which the files are
   * @param name theirs, without language and suffix
   * @throws java.util.MissingResourceException when there are none
   */
  public static Texts of(Class<?> user, String name, Locale language) {
    var bundle =
        ResourceBundle.getBundle(
            user.getPackageName() + "." + name,
            language,
            user.getClassLoader(),
            NO_FALLBACK_TO_THE_MACHINE);
    return new Texts(bundle, speaks(bundle, language) ? language : Locale.ENGLISH);
  }

  private static boolean speaks(ResourceBundle bundle, Locale language) {
    var spoken = bundle.getLocale().equals(Locale.ROOT) ? Locale.ENGLISH : bundle.getLocale();
    return spoken.getLanguage().equals(language.getLanguage());
  }

  /** The language that the texts are in. */
  public Locale language() {
    return language;
  }

  /**
   * A text with its parameters {@code {0}}, {@code {1}} … filled in (see {@link MessageFormat}, by
   * which an apostrophe is written twice); dates and amounts as {@link #date} and {@link #amount}.
   *
   * @throws java.util.MissingResourceException when there is no such text
   */
  public String get(String key, Object... parameters) {
    var shown = new Object[parameters.length];
    for (var n = 0; n < parameters.length; n++) {
      shown[n] =
          switch (parameters[n]) {
            case Money money -> amount(money);
            case LocalDate date -> date(date);
            default -> parameters[n];
          };
    }
    return new MessageFormat(bundle.getString(key), language).format(shown);
  }

  /** Such as 24 November 2026. */
  public String date(LocalDate date) {
    return dates.format(date);
  }

  /** Such as 1,190.00 EUR. */
  public String amount(Money money) {
    var format = (NumberFormat) amounts.clone();
    format.setMinimumFractionDigits(money.amount().scale());
    format.setMaximumFractionDigits(money.amount().scale());
    return format.format(money.amount()) + "\u00a0" + money.currency().getCurrencyCode();
  }
}
