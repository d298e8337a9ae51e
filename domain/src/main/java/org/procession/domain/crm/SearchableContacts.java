package org.procession.domain.crm;

import java.util.Collection;
import java.util.List;
import org.procession.domain.events.Subject;
import org.procession.domain.search.SearchDocument;
import org.procession.domain.search.Searchable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds contacts by name, role, e-mail address and phone number. */
@Component
class SearchableContacts implements Searchable {

  private final Contacts contacts;

  SearchableContacts(Contacts contacts) {
    this.contacts = contacts;
  }

  @Override
  public String type() {
    return ContactId.TYPE;
  }

  @Override
  public String readPermission() {
    return "crm.client.read";
  }

  @Override
  @Transactional(readOnly = true)
  public List<SearchDocument> describe(Collection<Subject> subjects) {
    return contacts
        .findByIdIn(subjects.stream().map(subject -> new ContactId(subject.id())).toList())
        .stream()
        .map(Contact::record)
        .map(SearchableContacts::describe)
        .toList();
  }

  private static SearchDocument describe(ContactRecord contact) {
    var email = contact.email();
    return SearchDocument.of(contact.id().subject(), contact.name(), contact.createdAt())
        .withText(contact.role(), email == null ? null : email.value())
        .withIdentifiers(contact.phone())
        .concerning(contact.clientId().subject())
        .withFacet("preferredChannel", contact.preferredChannel());
  }
}
