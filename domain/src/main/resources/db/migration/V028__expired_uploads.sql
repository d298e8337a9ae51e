-- Uploads that were declared and never came.

alter table file_version
  drop constraint file_version_status_check,
  add constraint file_version_status_check
    check (status in ('AWAITING_CONTENT', 'EXPIRED', 'QUARANTINED', 'CLEAN', 'INFECTED', 'UNSCANNABLE', 'REJECTED')),
  drop constraint file_version_check,
  add constraint file_version_uploaded
    check (status in ('AWAITING_CONTENT', 'EXPIRED') or uploaded_at is not null),
  -- When nothing of it was left in the store any more.
  add column removed_at timestamptz;

create index file_version_awaited on file_version (tenant_id, declared_at)
  where status = 'AWAITING_CONTENT' or (status = 'EXPIRED' and removed_at is null);
