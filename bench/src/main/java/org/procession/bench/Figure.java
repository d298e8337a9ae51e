package org.procession.bench;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One measured value.
 *
 * @param aim null for none
 */
record Figure(String name, double value, String unit, @Nullable Aim aim) {

  /** What a value should be. */
  record Aim(double value, boolean atLeast) {

    boolean isMetBy(double measured) {
      return atLeast ? measured >= value : measured <= value;
    }
  }

  static Figure of(String name, double value, String unit) {
    return new Figure(name, value, unit, null);
  }

  Figure atLeast(double aimed) {
    return new Figure(name, value, unit, new Aim(aimed, true));
  }

  Figure atMost(double aimed) {
    return new Figure(name, value, unit, new Aim(aimed, false));
  }

  /** As it is printed: for people, and for programs that cut it at its spaces. */
  @Override
  public String toString() {
    return "FIGURE %s %s %s aim %s %s"
        .formatted(
            name,
            number(value),
            unit,
            aim == null ? "-" : number(aim.value()),
            aim == null ? "-" : aim.isMetBy(value) ? "met" : "missed");
  }

  /** With three significant digits, more before the decimal point, and never with an exponent. */
  private static String number(double value) {
    var decimals =
        value == 0 ? 0 : Math.clamp(2 - (int) Math.floor(Math.log10(Math.abs(value))), 0, 6);
    var text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
  }
}
