package org.procession.domain.approvals;

import org.jspecify.annotations.Nullable;

/**
 * What a person decided by completing a user task.
 *
 * @param taskKey the engine's key of the task: the same task decides once
 * @param stepKey the engine's key of the step that records it, which a repeated call has again
 * @param approver for whom the task was: a group's id, or the name of a part such as {@code
 *     sponsor}
 * @param user who completed it, as the engine recorded it; need not be a user of the tenant, and is
 *     null when the task was nobody's
 * @param approved null when the task was completed without an answer
 */
public record Decision(
    long taskKey,
    long stepKey,
    String approver,
    @Nullable String user,
    @Nullable Boolean approved,
    @Nullable String comment) {}
