package org.procession.domain.identity;

import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** All permissions that a tenant's roles can have: those that some part of the program asks for. */
@Service
public class PermissionCatalogue {

  /** What the role of administrators has instead of names. */
  static final String ALL = "*";

  private final ObjectProvider<PermissionSource> sources;

  PermissionCatalogue(ObjectProvider<PermissionSource> sources) {
    this.sources = sources;
  }

  public Set<String> all() {
    return sources.stream()
        .flatMap(source -> source.permissions().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The names of what was granted. */
  Set<String> named(Set<String> granted) {
    return granted.contains(ALL) ? all() : granted;
  }
}
