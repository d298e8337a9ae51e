package org.procession.domain.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.procession.domain.tenancy.TenantId;

/**
 * An event as it stands in the log.
 *
 * @param position its place among all events; ordered like the commits of a tenant only together
 *     with the transaction, which {@link EventFeed} keeps to itself
 * @param data the event's own data as JSON
 */
public record LoggedEvent(
    TenantId tenant,
    UUID id,
    long position,
    String name,
    Subject subject,
    List<Subject> concerns,
    String actor,
    String actorName,
    Instant occurredAt,
    String summary,
    String data) {}
