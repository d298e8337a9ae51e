package org.procession.domain.revenue.payables;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;

/**
 * That a vendor's bills came to need another degree of care.
 *
 * @param changedBy the reference of the actor
 */
@Embeddable
record RiskChange(
    @Enumerated(EnumType.STRING) VendorRisk formerRisk, Instant changedAt, String changedBy) {}
