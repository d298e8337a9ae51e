package org.procession.domain.crm;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.procession.domain.Listing;
import org.procession.domain.Page;
import org.procession.domain.ownership.Owners;
import org.procession.domain.tenancy.Whose;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds clients and their contacts. */
@Service
@Transactional(readOnly = true)
public class FindingClients {

  private static final Listing<Client> LISTING =
      Listing.of(Client.class, client -> client.id().value())
          .by("name", Client::name, Function.identity());

  private static final Listing<Contact> CONTACTS =
      Listing.of(Contact.class, contact -> contact.id().value())
          .by("name", Contact::name, Function.identity());

  private final Clients clients;
  private final Contacts contacts;
  private final EntityManager entities;

  FindingClients(Clients clients, Contacts contacts, EntityManager entities) {
    this.clients = clients;
    this.contacts = contacts;
    this.entities = entities;
  }

  /**
   * @throws ClientNotFound when the tenant has none of this id
   */
  public ClientRecord find(ClientId id) {
    return clients.require(id).record();
  }

  /** Clients by their ids; those that are not there are left out. */
  public Map<ClientId, ClientRecord> find(Collection<ClientId> ids) {
    return clients.findByIdIn(Set.copyOf(ids)).stream()
        .map(Client::record)
        .collect(Collectors.toMap(ClientRecord::id, Function.identity()));
  }

  /** All contacts of some clients, newest first. */
  public Map<ClientId, List<ContactRecord>> contacts(Collection<ClientId> ids) {
    return contacts.ofAll(Set.copyOf(ids)).stream()
        .map(Contact::record)
        .collect(Collectors.groupingBy(ContactRecord::clientId));
  }

  /** The names of clients; those that are not there are left out. */
  public Map<ClientId, String> names(Collection<ClientId> ids) {
    return clients.findByIdIn(Set.copyOf(ids)).stream()
        .collect(Collectors.toMap(Client::id, Client::name));
  }

  /**
   * Clients whose name begins so in whichever case; sorted by {@code createdAt} or {@code name}.
   *
   * @param namePrefix empty for all
   * @param whose only theirs
   */
  public Page<ClientRecord> list(String namePrefix, Whose whose, Page.Limit limit) {
    var pattern = namePrefix.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
    return LISTING
        .read(
            entities,
            limit,
            Owners.only(
                whose,
                ClientId.TYPE,
                (row, query, criteria, all) ->
                    all.add(criteria.like(criteria.lower(row.get("name")), pattern, '!'))))
        .map(Client::record);
  }

  /**
   * @throws ClientNotFound when the tenant has no such client
   * @throws ContactNotFound when the client has no such contact
   */
  public ContactRecord contact(ClientId client, ContactId contact) {
    clients.require(client);
    return contacts.require(client, contact).record();
  }

  /**
   * A client's contacts; sorted by {@code createdAt} or {@code name}.
   *
   * @throws ClientNotFound when the tenant has no such client
   */
  public Page<ContactRecord> contacts(ClientId client, Page.Limit limit) {
    clients.require(client);
    var filter = Listing.Filter.<Contact>none().and("clientId", client);
    return CONTACTS.read(entities, limit, filter).map(Contact::record);
  }
}
