package org.procession.domain.crm;

/** How much a client means to the tenant; policies treat segments differently. */
public enum ClientSegment {
  KEY,
  STANDARD,
  SMALL
}
