package org.procession.api.json;

/** Text as it can be stored and shown: no control characters, and no halves of characters. */
public final class PlainText {

  private PlainText() {}

  /** Whether text is such, apart from ends of lines and tabs. */
  public static boolean is(String text) {
    return text.codePoints().noneMatch(PlainText::isForbidden);
  }

  /** A surrogate is a code point only when its other half is missing. */
  private static boolean isForbidden(int c) {
    return (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')
        || Character.getType(c) == Character.SURROGATE;
  }
}
