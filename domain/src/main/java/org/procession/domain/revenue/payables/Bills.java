package org.procession.domain.revenue.payables;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The stored bills of the current tenant. */
interface Bills extends Repository<Bill, BillId> {
  Bill save(Bill bill);

  /** Makes what was saved known to the database, for rows that refer to it. */
  void flush();

  Optional<Bill> findById(BillId id);

  List<Bill> findByIdIn(Collection<BillId> ids);

  @Query(
      "select b.id.value from Bill b where b.status in :status and b.id.value > :after order by b.id.value")
  List<UUID> in(Collection<BillStatus> status, UUID after, Limit limit);

  @Query("select b from Bill b where b.vendorId = :vendor and b.status in :status")
  List<Bill> of(VendorId vendor, Collection<BillStatus> status);

  /** Other bills of the vendor with the same number, or with the same date and amount. */
  @Query(
      """
      select b from Bill b
       where b.vendorId = :vendor and b.id <> :except and b.status not in :ended
         and (lower(b.number) = lower(:number) or (b.issueDate = :issueDate and b.totals.gross = :gross))
       order by b.id.value
      """)
  List<Bill> alike(
      VendorId vendor,
      BillId except,
      String number,
      LocalDate issueDate,
      BigDecimal gross,
      Collection<BillStatus> ended,
      Limit limit);

  default Bill require(BillId id) {
    return findById(id).orElseThrow(() -> new BillNotFound(id));
  }
}
