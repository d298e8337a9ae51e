package org.procession.domain.crm;

import org.jspecify.annotations.Nullable;
import org.procession.domain.Problem;

/** The tenant has this contact already. */
public final class ContactExists extends Problem {
  private ContactExists(String name, ContactId id) {
    super(
        Kind.CONFLICT,
        "CONTACT_EXISTS",
        "'%s' has this external reference: use contact %s.".formatted(name, id),
        "externalReference");
  }

  /**
   * @param but the contact that may have the reference
   * @throws ContactExists when another has it
   */
  static void requireNone(Contacts contacts, NewContact contact, @Nullable ContactId but) {
    if (contact.externalReference() != null) {
      contacts
          .findByExternalReference(contact.externalReference())
          .map(Contact::record)
          .filter(other -> !other.id().equals(but))
          .ifPresent(
              other -> {
                throw new ContactExists(other.name(), other.id());
              });
    }
  }
}
