package org.procession.domain.approvals;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.procession.domain.identity.UserId;

/** A decision that counts. */
public record CountedDecision(
    int round,
    String approver,
    UserId decidedBy,
    boolean approved,
    @Nullable String comment,
    Instant decidedAt) {}
