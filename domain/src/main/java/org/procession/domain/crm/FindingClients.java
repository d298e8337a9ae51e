package org.procession.domain.crm;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.procession.domain.Page;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds clients and their contacts. */
@Service
@Transactional(readOnly = true)
public class FindingClients {

  private final Clients clients;
  private final Contacts contacts;

  FindingClients(Clients clients, Contacts contacts) {
    this.clients = clients;
    this.contacts = contacts;
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
   * Clients whose name begins so in whichever case, newest first.
   *
   * @param namePrefix empty for all
   */
  public Page<ClientRecord> list(String namePrefix, Page.Limit limit) {
    var pattern = namePrefix.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
    var found = clients.before(limit.beforeId(), pattern, Limit.of(limit.andOneMore()));
    return Page.cut(found, limit, client -> client.id().toString()).map(Client::record);
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
   * A client's contacts, newest first.
   *
   * @throws ClientNotFound when the tenant has no such client
   */
  public Page<ContactRecord> contacts(ClientId client, Page.Limit limit) {
    clients.require(client);
    var found = contacts.before(client, limit.beforeId(), Limit.of(limit.andOneMore()));
    return Page.cut(
        found.stream().map(Contact::record).toList(), limit, contact -> contact.id().toString());
  }
}
