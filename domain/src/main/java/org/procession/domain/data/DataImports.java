package org.procession.domain.data;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The stored imports of the current tenant. */
interface DataImports extends Repository<DataImport, ImportId> {
  DataImport save(DataImport wanted);

  /** Makes what was changed known to the database, and its new version to the import. */
  void flush();

  Optional<DataImport> findById(ImportId id);

  /** The import, which no other transaction changes until this one ends. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select i from DataImport i where i.id = :id")
  Optional<DataImport> findLocked(ImportId id);

  /** Those for which there is something to do, oldest first; as {@link #findLocked}. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query(
      """
      select i from DataImport i where i.state in (VALIDATING, RUNNING, UNDOING) order by i.id.value
      """)
  List<DataImport> toDo(Limit limit);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query(
      """
      select i from DataImport i where i.state = AWAITING_CONTENT and i.createdAt < :before order by i.createdAt
      """)
  List<DataImport> late(Instant before, Limit limit);

  @Query("select i from DataImport i where i.id.value < :before order by i.id.value desc")
  List<DataImport> before(UUID before, Limit limit);

  default DataImport require(ImportId id) {
    return findById(id).orElseThrow(() -> new ImportNotFound(id));
  }

  default DataImport requireLocked(ImportId id) {
    return findLocked(id).orElseThrow(() -> new ImportNotFound(id));
  }
}
