package org.procession.domain.identity;

import java.util.List;

/**
 * A group of users.
 *
 * @param members their number, whether or not they are active
 */
public record GroupRecord(String id, int members, List<String> roles) {

  public GroupRecord {
    roles = List.copyOf(roles);
  }
}
