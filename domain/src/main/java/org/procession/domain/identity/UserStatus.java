package org.procession.domain.identity;

/** Whether a user may do anything. */
public enum UserStatus {
  /** Asked to come, and nobody yet. */
  INVITED,
  ACTIVE,
  /** Has left, for the time being or for good: may do nothing, and is asked for nothing. */
  DEACTIVATED
}
