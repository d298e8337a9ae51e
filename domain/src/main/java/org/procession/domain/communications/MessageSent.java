package org.procession.domain.communications;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Set;
import java.util.UUID;
import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;

/** A message that is somebody's correspondence was taken by the provider. */
public record MessageSent(
    UUID messageId,
    Channel channel,
    String recipient,
    String title,
    @JsonIgnore Subject subject,
    @JsonIgnore Set<Subject> concerns)
    implements DomainEvent {

  public MessageSent {
    concerns = Set.copyOf(concerns);
  }

  @Override
  public String summary() {
    return "%s sent to %s: %s".formatted(channel.label(), recipient, title);
  }
}
