package org.procession.domain.crm;

import java.time.Clock;
import org.procession.domain.events.EventLog;
import org.procession.domain.tenancy.Scope;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Adds contacts to clients. */
@Service
public class AddingContacts {

  private final Clients clients;
  private final Contacts contacts;
  private final EventLog events;
  private final Clock clock;

  AddingContacts(Clients clients, Contacts contacts, EventLog events, Clock clock) {
    this.clients = clients;
    this.contacts = contacts;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Not idempotent: two calls add two contacts, unless they have an external reference.
   *
   * @throws ClientNotFound when the tenant has no such client
   * @throws ClientInvalid when the contact prefers letters, and the client has no postal address
   * @throws ContactExists when another contact of the tenant has its external reference
   */
  @Transactional
  public ContactRecord add(ClientId clientId, NewContact contact) {
    var client = clients.require(clientId);
    client.requireReachable(contact);
    ContactExists.requireNone(contacts, contact, null);
    var added =
        contacts
            .save(
                new Contact(
                    ContactId.next(),
                    clientId,
                    contact,
                    client.languageOf(contact),
                    clock.instant(),
                    Scope.current().actor().reference()))
            .record();
    events.record(
        new ContactAdded(added.id(), clientId, added.name(), client.name(), added.billing()));
    return added;
  }
}
