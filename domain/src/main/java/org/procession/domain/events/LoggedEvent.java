package org.procession.domain.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.procession.domain.tenancy.TenantId;

/**
 * An event as it stands in the log.
 *
 * @param transaction that recorded it; of two transactions that change the same record, the later
 *     one has the greater number
 * @param position its place among all events; ordered like the commits of a tenant only together
 *     with the transaction
 * @param data the event's own data as JSON
 */
public record LoggedEvent(
    TenantId tenant,
    UUID id,
    long transaction,
    long position,
    String name,
    Subject subject,
    List<Subject> concerns,
    String actor,
    String actorName,
    Instant occurredAt,
    String summary,
    String data) {}
