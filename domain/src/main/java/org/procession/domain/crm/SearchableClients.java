package org.procession.domain.crm;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.LoggedEvent;
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
  public boolean handsOver(LoggedEvent event, Set<String> owners) {
    return event.name().equals(DomainEvent.nameOf(ClientHandedOver.class));
  }

  @Override
  @Transactional(readOnly = true)
  public List<SearchDocument> describe(Collection<Subject> subjects) {
    return clients
        .findByIdIn(subjects.stream().map(subject -> new ClientId(subject.id())).toList())
        .stream()
        .map(Client::record)
        .map(SearchableClients::describe)
        .toList();
  }

  private static SearchDocument describe(ClientRecord client) {
    return SearchDocument.of(client.id().subject(), client.name(), client.createdAt())
        .withText(client.legalName(), text(client.email()), client.address().city())
        .withIdentifiers(text(client.vatId()))
        .withFacet("country", client.address().country())
        .withFacet("segment", client.segment());
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
