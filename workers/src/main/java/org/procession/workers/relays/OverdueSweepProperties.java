package org.procession.workers.relays;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How overdue invoices are looked for.
 *
 * @param every the time between two looks at a tenant's invoices
 */
@ConfigurationProperties("procession.overdue-sweep")
record OverdueSweepProperties(Duration every) {}
