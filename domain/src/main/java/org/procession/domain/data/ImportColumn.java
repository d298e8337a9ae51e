package org.procession.domain.data;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * A column of what is imported.
 *
 * @param field of the records; null to leave the column out
 */
@Embeddable
public record ImportColumn(String heading, @Nullable String field) {}
