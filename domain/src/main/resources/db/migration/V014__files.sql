-- Files, their versions, and what a scanner and people said of each.

create table file (
  tenant_id   text not null default current_tenant() references tenant,
  id          uuid not null,
  name        text not null check (length(name) between 1 and 255),
  -- As the uploader declared it.
  media_type  text not null,
  -- References of records, such as client:<uuid>: what the file belongs to, and on whose timelines it stands besides.
  attached_to text[] not null,
  concerns    text[] not null,
  created_at  timestamptz not null,
  created_by  text not null,
  version     bigint not null,
  primary key (tenant_id, id)
);
create index file_by_attachment on file using gin (attached_to);
call protect('file', 'select, insert, update');

create table file_version (
  tenant_id     text not null default current_tenant(),
  file_id       uuid not null,
  number        int not null check (number > 0),
  -- Declared before the content comes, which then has to be so.
  size          bigint not null check (size > 0),
  sha256        text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  storage_key   text not null,
  status        text not null
    check (status in ('AWAITING_CONTENT', 'QUARANTINED', 'CLEAN', 'INFECTED', 'UNSCANNABLE', 'REJECTED')),
  detected_type text,
  declared_at   timestamptz not null,
  uploaded_by   text not null,
  uploaded_at   timestamptz,
  -- The step that scans it; the same step finds its own result when it comes again.
  scan_step     bigint,
  finding       text
    check (finding in ('CLEAN', 'INFECTED', 'ENCRYPTED', 'LIMIT_EXCEEDED', 'TOO_LARGE', 'SCAN_FAILED', 'CHANGED')),
  signature     text,
  scanner       text,
  scanned_at    timestamptz,
  explanation   text,
  review        text check (review in ('RESCAN', 'KEEP', 'DELETE')),
  review_reason text,
  reviewed_by   text,
  reviewed_at   timestamptz,
  text_length   int,
  primary key (tenant_id, file_id, number),
  foreign key (tenant_id, file_id) references file,
  check (status = 'AWAITING_CONTENT' or uploaded_at is not null),
  -- Whatever the program does: nothing is clean that no scanner has found so.
  check (status <> 'CLEAN' or (finding is not null and finding = 'CLEAN' and scanned_at is not null))
);
call protect('file_version', 'select, insert, update');

-- What a clean version says, for finding it by its words.
create table file_text (
  tenant_id text not null default current_tenant(),
  file_id   uuid not null,
  number    int not null,
  content   text not null,
  primary key (tenant_id, file_id, number),
  foreign key (tenant_id, file_id, number) references file_version
);
call protect('file_text', 'select, insert');
