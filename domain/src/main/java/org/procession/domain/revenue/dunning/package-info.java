/**
 * Dunning: reminding clients of overdue invoices, level by level, until they pay or finance decides
 * on collection.
 */
@NullMarked
package org.procession.domain.revenue.dunning;

import org.jspecify.annotations.NullMarked;
