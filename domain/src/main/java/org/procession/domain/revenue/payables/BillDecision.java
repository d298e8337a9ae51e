package org.procession.domain.revenue.payables;

import org.jspecify.annotations.Nullable;

/**
 * What a person decided by completing a user task.
 *
 * @param taskKey the engine's key of the task: the same task decides once
 * @param stepKey the engine's key of the step that records it, which a repeated call has again
 * @param approverGroup for which group the task was
 * @param user who completed it, as the engine recorded it; need not be a user of the tenant, and is
 *     null when the task was nobody's
 * @param approved null when the task was completed without an answer
 */
public record BillDecision(
    BillId billId,
    long taskKey,
    long stepKey,
    String approverGroup,
    @Nullable String user,
    @Nullable Boolean approved,
    @Nullable String comment) {}
