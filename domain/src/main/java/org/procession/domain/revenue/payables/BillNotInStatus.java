package org.procession.domain.revenue.payables;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.procession.domain.Problem;

/** The bill is past, or not yet at, the point where this can be done. */
public final class BillNotInStatus extends Problem {
  BillNotInStatus(BillId id, String action, BillStatus status, BillStatus... allowed) {
    super(
        Kind.CONFLICT,
        "BILL_NOT_IN_STATUS",
        "Bill %s is %s; only one that is %s can be %s."
            .formatted(
                id,
                status,
                Arrays.stream(allowed).map(Enum::name).collect(Collectors.joining(" or ")),
                action));
  }
}
