package org.procession.api.identity;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.procession.domain.identity.Granted;
import org.procession.domain.identity.Reach;

/** A permission, and for which records. */
@Schema(name = "ScopedPermission", description = "A permission for a part of the records.")
record ScopedPermissionJson(
    @NotNull @Schema(example = "crm.client.read") String permission,
    @NotNull
        @Schema(
            description =
                "Which records: OWN those that the user owns; TEAM those, and those that somebody owns who shares a"
                    + " group with the user; ALL everybody's, as without a scope.",
            example = "OWN")
        Reach scope) {

  /** What is granted for less than everybody's records. */
  static List<ScopedPermissionJson> of(Granted granted) {
    return Stream.of(Reach.OWN, Reach.TEAM)
        .flatMap(
            scope ->
                granted.reaching(scope).stream()
                    .map(permission -> new ScopedPermissionJson(permission, scope)))
        .toList();
  }

  /** All that is granted; of two scopes of a permission the wider one holds. */
  static Granted granted(
      Collection<String> everywhere, @Nullable List<@Valid ScopedPermissionJson> scoped) {
    var granted = Granted.everywhere(everywhere);
    for (var one : scoped == null ? List.<ScopedPermissionJson>of() : scoped) {
      granted = granted.and(one.permission, one.scope);
    }
    return granted;
  }
}
