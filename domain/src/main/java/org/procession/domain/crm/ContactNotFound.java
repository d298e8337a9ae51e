package org.procession.domain.crm;

import org.procession.domain.Problem;

/** The client has no such contact. */
public final class ContactNotFound extends Problem {
  ContactNotFound(ContactId id) {
    super(
        Kind.NOT_FOUND,
        "CONTACT_NOT_FOUND",
        "The client has no contact %s: add it first.".formatted(id),
        "contactId");
  }
}
