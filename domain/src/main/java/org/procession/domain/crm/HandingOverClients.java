package org.procession.domain.crm;

import org.procession.domain.ChangedMeanwhile;
import org.procession.domain.Problem;
import org.procession.domain.events.EventLog;
import org.procession.domain.identity.Directory;
import org.procession.domain.identity.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Hands clients over from one user to another, who then owns what depends on that, too. */
@Service
public class HandingOverClients {

  private final Clients clients;
  private final Directory directory;
  private final EventLog events;

  HandingOverClients(Clients clients, Directory directory, EventLog events) {
    this.clients = clients;
    this.directory = directory;
    this.events = events;
  }

  /**
   * Makes a user the owner of a client. To the one who owns it already it is not handed over, which
   * leaves no trace.
   *
   * @param version of the client that this was decided on
   * @throws ClientNotFound when the tenant has no such client
   * @throws ChangedMeanwhile when the client has another version by now
   * @throws ClientOwnerUnknown when the tenant has no such user who is active
   */
  @Transactional
  public ClientRecord handOver(ClientId id, long version, UserId to) {
    var client = clients.require(id);
    var before = client.record();
    ChangedMeanwhile.unless(id.subject(), version, before.version());
    if (directory.findActive(to).isEmpty()) {
      throw new ClientOwnerUnknown(to);
    }
    if (client.handOver(to)) {
      events.record(new ClientHandedOver(id, client.name(), before.owner(), to));
    }
    clients.flush();
    return client.record();
  }

  /** Nobody can answer for a client who does not work here. */
  public static final class ClientOwnerUnknown extends Problem {
    ClientOwnerUnknown(UserId id) {
      super(
          Kind.INVALID,
          "CLIENT_OWNER_UNKNOWN",
          "There is no active user '%s' to whom a client could be handed over.".formatted(id),
          "owner");
    }
  }
}
