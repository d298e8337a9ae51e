package org.procession.domain.communications;

/** What became of a message. */
public enum MessageStatus {
  /** Waits to be sent, for the first time or again. */
  PLANNED,
  /** Is being sent. */
  SENDING,
  /** The provider has taken it. */
  SENT,
  /** Has certainly not been sent and will not be. */
  FAILED,
  /** Nobody knows whether it was sent; it is not sent again. */
  UNKNOWN
}
