package org.procession.domain.data;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * How many rows became what. In a dry run: would have.
 *
 * @param total that have come
 * @param read that were taken or refused
 * @param unchanged whose records are what they say already
 * @param undone whose records are again what they were
 * @param kept whose records undoing left as they are
 */
@Embeddable
public record RowCounts(
    @Column(name = "total_rows") long total,
    @Column(name = "read_rows") long read,
    @Column(name = "created_rows") long created,
    @Column(name = "changed_rows") long changed,
    @Column(name = "unchanged_rows") long unchanged,
    @Column(name = "refused_rows") long refused,
    @Column(name = "undone_rows") long undone,
    @Column(name = "kept_rows") long kept) {

  static final RowCounts NONE = new RowCounts(0, 0, 0, 0, 0, 0, 0, 0);

  static RowCounts of(long total) {
    return new RowCounts(total, 0, 0, 0, 0, 0, 0, 0);
  }

  /** What a part of the rows became. */
  static RowCounts taken(long created, long changed, long unchanged, long refused) {
    return new RowCounts(
        0, created + changed + unchanged + refused, created, changed, unchanged, refused, 0, 0);
  }

  static RowCounts undone(long undone, long kept) {
    return new RowCounts(0, 0, 0, 0, 0, 0, undone, kept);
  }

  RowCounts plus(RowCounts more) {
    return new RowCounts(
        total + more.total,
        read + more.read,
        created + more.created,
        changed + more.changed,
        unchanged + more.unchanged,
        refused + more.refused,
        undone + more.undone,
        kept + more.kept);
  }
}
