package org.procession.engine;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A turn of a user task.
 *
 * @param isCompleted whether it was completed, and not only begun, or cancelled
 * @param assignee the login of the person who has claimed it, null for none
 * @param candidateUsers logins of those who may claim it
 * @param candidateGroups whose members may claim it
 */
public record UserTask(
    long key,
    long elementInstanceKey,
    boolean isCompleted,
    @Nullable String assignee,
    Set<String> candidateUsers,
    Set<String> candidateGroups) {}
