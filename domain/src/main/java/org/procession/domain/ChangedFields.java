package org.procession.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Collects which fields of a record a change has changed, by names that people know. */
public final class ChangedFields {

  private final List<String> names = new ArrayList<>();

  public ChangedFields note(String name, @Nullable Object before, @Nullable Object after) {
    if (!Objects.equals(before, after)) {
      names.add(name);
    }
    return this;
  }

  public List<String> names() {
    return List.copyOf(names);
  }
}
