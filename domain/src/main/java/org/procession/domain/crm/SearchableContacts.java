package org.procession.domain.crm;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    return contacts.all(subjects.stream().map(Subject::id).toList()).stream()
        .map(contact -> document(contact.record()))
        .toList();
  }

  private static SearchDocument document(ContactRecord contact) {
    return new SearchDocument(
        contact.id().subject(),
        contact.name(),
        Stream.of(contact.role(), contact.email(), contact.phone())
            .filter(Objects::nonNull)
            .map(Object::toString)
            .collect(Collectors.joining("\n")),
        null,
        Set.of(contact.clientId().subject()),
        Map.of("channel", contact.preferredChannel().name()),
        contact.createdAt());
  }
}
