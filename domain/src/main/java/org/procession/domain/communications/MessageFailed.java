package org.procession.domain.communications;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Set;
import java.util.UUID;
import org.procession.domain.events.DomainEvent;
import org.procession.domain.events.Subject;

/** A message has certainly not been sent and will not be. */
public record MessageFailed(
    UUID messageId,
    Channel channel,
    String recipient,
    String title,
    String cause,
    @JsonIgnore Subject subject,
    @JsonIgnore Set<Subject> concerns)
    implements DomainEvent {

  public MessageFailed {
    concerns = Set.copyOf(concerns);
  }

  @Override
  public String summary() {
    return "%s to %s not sent: %s (%s)".formatted(channel.label(), recipient, title, cause);
  }
}
