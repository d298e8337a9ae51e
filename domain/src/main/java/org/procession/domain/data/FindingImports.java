package org.procession.domain.data;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.procession.domain.Listing;
import org.procession.domain.Page;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** Finds imports, and tells what became of their rows. */
@Service
public class FindingImports {

  private final DataImports imports;
  private final ImportRows rows;
  private final TransactionOperations transactions;

  FindingImports(DataImports imports, ImportRows rows, TransactionOperations transactions) {
    this.imports = imports;
    this.rows = rows;
    this.transactions = transactions;
  }

  /**
   * @throws ImportNotFound when the tenant has none of this id
   */
  @Transactional(readOnly = true)
  public ImportRecord find(ImportId id) {
    return imports.require(id).record();
  }

  /** Newest first. */
  @Transactional(readOnly = true)
  public Page<ImportRecord> list(Page.Limit limit) {
    var found = imports.before(limit.beforeId(), Limit.of(limit.andOneMore()));
    return Page.cut(
        found.stream().map(DataImport::record).toList(), limit, wanted -> wanted.id().toString());
  }

  /**
   * The rows that were refused, as they came and with what is wrong with them.
   *
   * @throws ImportNotFound when the tenant has none of this id
   */
  public CsvTable refused(ImportId id) {
    var headings = headings(id);
    var own =
        IntStream.range(0, headings.size())
            .filter(n -> !headings.get(n).startsWith(TableFields.ERROR))
            .boxed()
            .toList();
    return CsvTable.of(
        "refused",
        row(own, headings, "error.line", "error.field", "error.code", "error.detail"),
        Page.all(Listing.NEWEST_FIRST, limit -> refusals(id, limit)),
        refusal ->
            row(
                own,
                refusal.cells(),
                Long.toString(refusal.line()),
                refusal.field(),
                refusal.code(),
                refusal.detail()));
  }

  private List<String> headings(ImportId id) {
    return transactions.execute(
        t -> imports.require(id).columns().stream().map(ImportColumn::heading).toList());
  }

  private static List<String> row(List<Integer> own, List<String> cells, String... more) {
    return Stream.concat(
            own.stream().map(n -> n < cells.size() ? Formulas.unescape(cells.get(n)) : ""),
            Stream.of(more))
        .toList();
  }

  private Page<ImportRows.Refusal> refusals(ImportId id, Page.Limit limit) {
    return transactions.execute(
        t ->
            Page.cut(
                rows.refusals(id, after(limit), limit.andOneMore()),
                limit,
                refusal -> Long.toString(refusal.line())));
  }

  private static long after(Page.Limit limit) {
    return limit.after() == null ? 0 : Long.parseLong(limit.after());
  }

  /**
   * The rows whose records undoing left as they are, and why; like {@link #refused}.
   *
   * @throws ImportNotFound when the tenant has none of this id
   */
  public CsvTable kept(ImportId id) {
    headings(id);
    return CsvTable.of(
        "kept",
        List.of("line", "id", "code", "detail"),
        Page.all(Listing.NEWEST_FIRST, limit -> kept(id, limit)),
        kept ->
            List.of(
                Long.toString(kept.line()), kept.record().toString(), kept.code(), kept.detail()));
  }

  private Page<ImportRows.Kept> kept(ImportId id, Page.Limit limit) {
    return transactions.execute(
        t ->
            Page.cut(
                rows.kept(id, after(limit), limit.andOneMore()),
                limit,
                kept -> Long.toString(kept.line())));
  }
}
