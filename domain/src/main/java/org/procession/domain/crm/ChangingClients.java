package org.procession.domain.crm;

import org.procession.domain.ChangedMeanwhile;
import org.procession.domain.events.EventLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes what is known of clients. */
@Service
public class ChangingClients {

  private final Clients clients;
  private final EventLog events;

  ChangingClients(Clients clients, EventLog events) {
    this.clients = clients;
    this.events = events;
  }

  /**
   * Makes a client what it shall be. A call that changes nothing leaves no trace.
   *
   * @param version of the client that the change was made from
   * @throws ClientNotFound when the tenant has no such client
   * @throws ChangedMeanwhile when the client has another version by now
   * @throws ClientExists when another client of the tenant has its VAT identifier or external
   *     reference
   */
  @Transactional
  public ClientRecord change(ClientId id, long version, NewClient client) {
    var changing = clients.require(id);
    ChangedMeanwhile.unless(id.subject(), version, changing.record().version());
    ClientExists.requireNone(clients, client, id);
    var changed = changing.change(client);
    if (!changed.isEmpty()) {
      events.record(new ClientChanged(id, changing.name(), changed));
    }
    clients.flush();
    return changing.record();
  }
}
