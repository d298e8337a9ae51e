package org.procession.domain.files;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The stored files of the current tenant. */
interface Files extends Repository<StoredFile, FileId> {
  StoredFile save(StoredFile file);

  /** Makes what was saved known to the database, which then has a version of it. */
  void flush();

  Optional<StoredFile> findById(FileId id);

  @Query("select f from StoredFile f where f.id.value in :ids")
  List<StoredFile> all(List<UUID> ids);

  @Query("select f from StoredFile f where f.id.value < :before order by f.id.value desc")
  List<StoredFile> before(UUID before, Limit limit);

  @NativeQuery(
      """
      select * from file f
       where f.id < :before and f.attached_to @> array[:record]::text[]
       order by f.id desc
      """)
  List<StoredFile> attachedTo(String record, UUID before, Limit limit);

  default StoredFile require(FileId id) {
    return findById(id).orElseThrow(() -> new FileNotFound(id));
  }
}
