package org.procession.domain.identity;

import java.util.Set;
import java.util.function.Function;
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
    return of(PermissionSource::permissions);
  }

  /** Those that can be given for a part of the records. */
  Set<String> scoped() {
    return of(PermissionSource::scoped);
  }

  private Set<String> of(Function<PermissionSource, Set<String>> some) {
    return sources.stream()
        .flatMap(source -> some.apply(source).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The names of what was granted. */
  Granted named(Granted granted) {
    return granted.reach(ALL) == null ? granted : Granted.everywhere(all());
  }
}
