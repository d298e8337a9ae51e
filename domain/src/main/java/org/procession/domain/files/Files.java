package org.procession.domain.files;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

  /**
   * @param record to which they belong; null for any
   * @param everybodys or else only those that one of the users owns
   */
  @NativeQuery(
      """
      select * from file f
       where f.id < :before
         and (cast(:record as text) is null or f.attached_to @> array[:record]::text[])
         and (:everybodys or exists (
           select from record_owner o
            where o.tenant_id = f.tenant_id and o.type = 'file' and o.id = f.id
              and o.user_id = any(cast(:users as text[]))))
       order by f.id desc limit :limit
      """)
  List<StoredFile> before(
      UUID before, @Nullable String record, boolean everybodys, String[] users, int limit);

  /** Those with a version that is not at its end, by id. */
  @NativeQuery(
      """
      select f.id from file f
       where f.tenant_id = current_tenant() and f.id > :after and exists (
         select from file_version v
          where v.tenant_id = f.tenant_id and v.file_id = f.id
            and (v.status = 'QUARANTINED'
                 or (v.status in ('INFECTED', 'UNSCANNABLE') and (v.review is null or v.review = 'DELETE'))
                 or (v.status = 'CLEAN' and v.text_length is null)))
       order by f.id limit :limit
      """)
  List<UUID> open(UUID after, int limit);

  /** Those that wait for content longer than since a time, or have left some of it behind. */
  @NativeQuery(
      """
      select distinct f.* from file f
        join file_version v on v.tenant_id = f.tenant_id and v.file_id = f.id
       where v.status = 'AWAITING_CONTENT' and v.declared_at < :before
          or v.status = 'EXPIRED' and v.removed_at is null
       order by f.id limit :limit
      """)
  List<StoredFile> late(Instant before, int limit);

  default StoredFile require(FileId id) {
    return findById(id).orElseThrow(() -> new FileNotFound(id));
  }
}
