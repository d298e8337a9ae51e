package org.procession.domain.data;

import java.time.Clock;
import org.procession.domain.tenancy.Scope;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Creates imports, which then wait for their content. */
@Service
public class CreatingImports {

  private final DataImports imports;
  private final RecordTables tables;
  private final Clock clock;

  CreatingImports(DataImports imports, RecordTables tables, Clock clock) {
    this.imports = imports;
    this.tables = tables;
    this.clock = clock;
  }

  /**
   * Not idempotent: two calls create two imports.
   *
   * @throws RecordTables.TypeUnknown when records of the type cannot be imported
   * @throws ImportKeyUnknown when its records are not told from each other by the key
   * @throws ImportColumnsWrong when a column is no field of its records
   */
  @Transactional
  public ImportRecord create(NewImport wanted) {
    var fields = new TableFields(tables.require(wanted.type()));
    fields.requireKey(wanted.key());
    wanted.columns().forEach(fields::require);
    return imports
        .save(new DataImport(ImportId.next(), wanted, clock.instant(), Scope.current().actor()))
        .record();
  }
}
