package org.procession.domain.revenue.payables;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a vendor got another bank account.
 *
 * @param formerIban null when it had none
 * @param changedBy the reference of the actor
 */
@Embeddable
record BankChange(@Nullable String formerIban, Instant changedAt, String changedBy) {}
