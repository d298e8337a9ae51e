package org.procession.workers.forms;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.procession.domain.money.Money;

/** How forms show values, ready to read. */
public final class Shown {

  private Shown() {}

  /** With a comma between thousands, a decimal point, and the decimals of the currency. */
  public static String money(Money money) {
    var format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setMinimumFractionDigits(money.amount().scale());
    return format.format(money.amount()) + " " + money.currency().getCurrencyCode();
  }

  /** A number in as few digits as it needs, and never with an exponent. */
  public static String number(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  /** A constant's name in sentence case. */
  public static String name(Enum<?> constant) {
    var name = constant.name();
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }
}
