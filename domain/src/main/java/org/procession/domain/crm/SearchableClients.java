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

/** Finds clients by their names, VAT identifier, e-mail address and city. */
@Component
class SearchableClients implements Searchable {

  private final Clients clients;

  SearchableClients(Clients clients) {
    this.clients = clients;
  }

  @Override
  public String type() {
    return ClientId.TYPE;
  }

  @Override
  public String readPermission() {
    return "crm.client.read";
  }

  @Override
  @Transactional(readOnly = true)
  public List<SearchDocument> describe(Collection<Subject> subjects) {
    return clients.all(subjects.stream().map(Subject::id).toList()).stream()
        .map(client -> document(client.record()))
        .toList();
  }

  private static SearchDocument document(ClientRecord client) {
    return new SearchDocument(
        client.id().subject(),
        client.name(),
        Stream.of(client.legalName(), client.vatId(), client.email(), client.address().city())
            .filter(Objects::nonNull)
            .map(Object::toString)
            .collect(Collectors.joining("\n")),
        null,
        Set.of(),
        Map.of("segment", client.segment().name(), "country", client.address().country()),
        client.createdAt());
  }
}
