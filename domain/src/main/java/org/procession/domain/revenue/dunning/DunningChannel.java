package org.procession.domain.revenue.dunning;

/** The way by which a reminder goes. */
public enum DunningChannel {
  /** E-mail with the letter attached as PDF. */
  EMAIL("e-mail"),
  /** A text message, without the letter. */
  SMS("SMS"),
  /** The letter on paper, which somebody prints and posts. */
  LETTER("letter");

  private final String label;

  DunningChannel(String label) {
    this.label = label;
  }

  /** As people call it. */
  public String label() {
    return label;
  }
}
