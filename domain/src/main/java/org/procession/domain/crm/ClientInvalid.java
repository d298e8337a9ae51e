package org.procession.domain.crm;

import org.procession.domain.Problem;

/** A field of a client or a contact is wrong. */
public final class ClientInvalid extends Problem {
  ClientInvalid(String field, String detail) {
    super(Kind.INVALID, "CLIENT_INVALID", detail, field);
  }
}
