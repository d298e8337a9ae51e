package org.procession.domain.crm;

/** By which way a contact wants to be written to. */
public enum ContactChannel {
  EMAIL,
  SMS,
  LETTER
}
