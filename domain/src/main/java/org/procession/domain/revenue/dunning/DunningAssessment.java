package org.procession.domain.revenue.dunning;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.procession.domain.crm.ClientRecord;
import org.procession.domain.money.Money;
import org.procession.domain.revenue.receivables.InvoiceRecord;

/**
 * What the next step depends on.
 *
 * @param openInBaseCurrency what is owed with all charges, at today's rate
 * @param charges the fees and interest charged so far
 * @param level that comes next
 * @param waitFor how long the next step has to wait, null when it is due
 */
public record DunningAssessment(
    InvoiceRecord invoice,
    ClientRecord client,
    Money open,
    Money openInBaseCurrency,
    Money charges,
    int level,
    @Nullable Duration waitFor,
    DunningRecord dunning) {}
