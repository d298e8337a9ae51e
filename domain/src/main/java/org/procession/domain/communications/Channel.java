package org.procession.domain.communications;

import java.util.Optional;
import org.procession.domain.Problem;

/** The way by which a message leaves. */
public enum Channel {
  /** E-mail to one address (RFC 5322). */
  EMAIL("E-mail"),
  /** A text message to one telephone. */
  SMS("SMS");

  private final String label;

  Channel(String label) {
    this.label = label;
  }

  /** As people call it. */
  public String label() {
    return label;
  }

  /** Why nothing can be sent there, if so. */
  Optional<String> objection(String recipient) {
    try {
      switch (this) {
        case EMAIL -> new EmailAddress(recipient);
        case SMS -> new PhoneNumber(recipient);
      }
      return Optional.empty();
    } catch (Problem e) {
      return Optional.of(e.detail());
    }
  }
}
