package org.procession.domain.crm;

import java.time.Clock;
import org.procession.domain.events.EventLog;
import org.procession.domain.identity.UserId;
import org.procession.domain.tenancy.Actor;
import org.procession.domain.tenancy.Scope;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Creates clients, which the user who does it owns. */
@Service
public class CreatingClients {

  private final Clients clients;
  private final EventLog events;
  private final Clock clock;

  CreatingClients(Clients clients, EventLog events, Clock clock) {
    this.clients = clients;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Not idempotent: two calls make two clients, unless they have a VAT identifier or an external
   * reference.
   *
   * @throws ClientExists when another client of the tenant has its VAT identifier or external
   *     reference
   */
  @Transactional
  public ClientRecord create(NewClient client) {
    ClientExists.requireNone(clients, client, null);
    var actor = Scope.current().actor();
    var owner = actor.kind() == Actor.Kind.USER ? new UserId(actor.id()) : null;
    var created =
        clients.save(
            new Client(ClientId.next(), client, owner, clock.instant(), actor.reference()));
    events.record(new ClientCreated(created.id(), created.name(), client.segment()));
    return created.record();
  }
}
