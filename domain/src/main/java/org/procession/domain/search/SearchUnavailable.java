package org.procession.domain.search;

/** The search engine does not answer as it should; the records and the event log are unharmed. */
public final class SearchUnavailable extends RuntimeException {
  public SearchUnavailable(Exception cause) {
    super("The search engine does not answer as it should.", cause);
  }
}
