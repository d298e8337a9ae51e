package org.procession.domain.projects;

import org.procession.domain.Problem;
import org.procession.domain.identity.UserId;

/** Whoever has to agree to a proposal does not hand it in. */
public final class SubmitterIsSponsor extends Problem {
  SubmitterIsSponsor(ProjectId id, UserId submitter) {
    super(
        Kind.CONFLICT,
        "PROJECT_SUBMITTER_IS_SPONSOR",
        "'%s' is the sponsor of project %s and has to agree to it: somebody else must submit it."
            .formatted(submitter, id));
  }
}
