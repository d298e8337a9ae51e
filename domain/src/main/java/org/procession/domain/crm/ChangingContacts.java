package org.procession.domain.crm;

import org.procession.domain.ChangedMeanwhile;
import org.procession.domain.events.EventLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes what is known of contacts. */
@Service
public class ChangingContacts {

  private final Clients clients;
  private final Contacts contacts;
  private final EventLog events;

  ChangingContacts(Clients clients, Contacts contacts, EventLog events) {
    this.clients = clients;
    this.contacts = contacts;
    this.events = events;
  }

  /**
   * Makes a contact what it shall be. A call that changes nothing leaves no trace.
   *
   * @param version of the contact that the change was made from
   * @throws ClientNotFound when the tenant has no such client
   * @throws ContactNotFound when the client has no such contact
   * @throws ChangedMeanwhile when the contact has another version by now
   * @throws ClientInvalid when the contact prefers letters, and the client has no postal address
   * @throws ContactExists when another contact of the tenant has its external reference
   */
  @Transactional
  public ContactRecord change(ClientId clientId, ContactId id, long version, NewContact contact) {
    var client = clients.require(clientId);
    var changing = contacts.require(clientId, id);
    ChangedMeanwhile.unless(id.subject(), version, changing.record().version());
    client.requireReachable(contact);
    ContactExists.requireNone(contacts, contact, id);
    var changed = changing.change(contact, client.languageOf(contact));
    if (!changed.isEmpty()) {
      events.record(
          new ContactChanged(id, clientId, changing.record().name(), client.name(), changed));
    }
    contacts.flush();
    return changing.record();
  }
}
