package org.procession.domain.data;

import java.util.regex.Pattern;

/**
 * Keeps spreadsheets from taking text for a formula, which could send away what stands beside it:
 * an apostrophe before what begins like one, as OWASP (CSV Injection) advises. Reading takes it off
 * again, so any text comes back as it was.
 */
final class Formulas {

  private static final Pattern LIKE_ONE = Pattern.compile("'*[=+\\-@\t\r\n].*", Pattern.DOTALL);

  private Formulas() {}

  static String escape(String text) {
    return LIKE_ONE.matcher(text).matches() ? "'" + text : text;
  }

  static String unescape(String text) {
    return text.startsWith("'") && LIKE_ONE.matcher(text).matches() ? text.substring(1) : text;
  }
}
