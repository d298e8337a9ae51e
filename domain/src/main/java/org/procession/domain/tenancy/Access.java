package org.procession.domain.tenancy;

import java.util.Optional;
import java.util.Set;

/** What somebody may do, and to whose records. */
@FunctionalInterface
public interface Access {

  /**
   * To whose records a permission reaches; empty for one that is not there.
   *
   * @param permission such as {@code revenue.bill.read}
   */
  Optional<Whose> to(String permission);

  /** Of somebody who has these permissions for everybody's records. */
  static Access toEverybodys(Set<String> permissions) {
    return permission ->
        permissions.contains(permission) ? Optional.of(Whose.everybodys()) : Optional.empty();
  }
}
