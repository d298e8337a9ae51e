package org.procession.domain.approvals;

import org.jspecify.annotations.Nullable;

/**
 * That a person completed a user task.
 *
 * @param taskKey the engine's key of the task
 * @param stepKey the engine's key of the step that verifies it, which a repeated call has again
 * @param user who completed it, as the engine recorded it; need not be a user of the tenant, and is
 *     null when the task was nobody's
 */
public record Completion(long taskKey, long stepKey, @Nullable String user) {}
