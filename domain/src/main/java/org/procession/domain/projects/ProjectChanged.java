package org.procession.domain.projects;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.procession.domain.crm.ClientId;

/**
 * A draft was changed.
 *
 * @param changed in what
 */
public record ProjectChanged(
    ProjectId projectId, @Nullable ClientId clientId, String title, List<String> changed)
    implements ProjectEvent {

  public ProjectChanged {
    changed = List.copyOf(changed);
  }

  @Override
  public String summary() {
    return "Project %s changed: %s".formatted(title, String.join(", ", changed));
  }
}
