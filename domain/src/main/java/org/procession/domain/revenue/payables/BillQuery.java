package org.procession.domain.revenue.payables;

import org.jspecify.annotations.Nullable;

/**
 * Which bills are looked for; all conditions must hold.
 *
 * @param status null for any
 * @param vendor null for any
 */
public record BillQuery(@Nullable BillStatus status, @Nullable VendorId vendor) {

  public static final BillQuery ALL = new BillQuery(null, null);
}
