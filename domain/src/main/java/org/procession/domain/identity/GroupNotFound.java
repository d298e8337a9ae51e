package org.procession.domain.identity;

import org.procession.domain.Problem;

/** The tenant has no such group. */
public final class GroupNotFound extends Problem {
  GroupNotFound(String field, String id) {
    super(Kind.NOT_FOUND, "GROUP_NOT_FOUND", "There is no group '%s'.".formatted(id), field);
  }
}
