-- Records that come as tables from elsewhere, and what became of each row.

-- What other programs call a record: rows that come again find it by this.
alter table client add column external_reference text check (length(external_reference) between 1 and 100);
create unique index client_external_reference on client (tenant_id, external_reference) where external_reference is not null;
alter table contact add column external_reference text check (length(external_reference) between 1 and 100);
create unique index contact_external_reference on contact (tenant_id, external_reference) where external_reference is not null;
alter table vendor add column external_reference text check (length(external_reference) between 1 and 100);
create unique index vendor_external_reference on vendor (tenant_id, external_reference) where external_reference is not null;

-- What an import has created can be taken back.
grant delete on client, contact, vendor to ${appRole};

create table data_import (
  tenant_id       text not null default current_tenant() references tenant,
  id              uuid not null,
  type            text not null,
  -- The column by which rows find their records.
  key_column      text not null,
  delimiter       text check (delimiter in ('COMMA', 'SEMICOLON', 'TAB')),
  dry_run         boolean not null,
  state           text not null
    check (state in ('AWAITING_CONTENT', 'VALIDATING', 'RUNNING', 'DONE', 'FAILED', 'UNDOING', 'UNDONE')),
  -- Whose content comes: what another upload brings does not mix with it.
  upload          uuid,
  -- How many parts the content has, and which is the next to be taken.
  parts           int not null,
  next_part       int not null,
  total_rows      bigint not null,
  read_rows       bigint not null,
  created_rows    bigint not null,
  changed_rows    bigint not null,
  unchanged_rows  bigint not null,
  refused_rows    bigint not null,
  undone_rows     bigint not null,
  kept_rows       bigint not null,
  -- The key of the last row that was undone.
  undone_to       text,
  -- How often the next part has failed.
  attempts        int not null,
  failure         text,
  created_at      timestamptz not null,
  created_by      text not null,
  created_by_name text not null,
  ended_at        timestamptz,
  version         bigint not null,
  primary key (tenant_id, id)
);
create index data_import_to_do on data_import (tenant_id, id) where state in ('VALIDATING', 'RUNNING', 'UNDOING');
create index data_import_awaited on data_import (tenant_id, created_at) where state = 'AWAITING_CONTENT';
call protect('data_import', 'select, insert, update');

-- Which heading is which field; those without a field are left out.
create table import_column (
  tenant_id text not null default current_tenant(),
  import_id uuid not null,
  number    int not null,
  heading   text not null,
  field     text,
  primary key (tenant_id, import_id, number),
  foreign key (tenant_id, import_id) references data_import
);
call protect('import_column', 'select, insert, update, delete');

-- The content, until it is taken: rows as JSON.
create table import_part (
  tenant_id text not null default current_tenant(),
  import_id uuid not null,
  number    int not null,
  rows      text not null,
  primary key (tenant_id, import_id, number),
  foreign key (tenant_id, import_id) references data_import
);
call protect('import_part', 'select, insert, delete');

-- What was done for a row, so that no key is taken twice and all can be undone.
create table import_row (
  tenant_id   text not null default current_tenant(),
  import_id   uuid not null,
  key         text not null,
  line        bigint not null,
  -- Null when nothing was done.
  record_id   uuid,
  -- The place of that on the record's timeline: what comes after it came after the import.
  position    bigint,
  -- What the record was before, as JSON; null for one that was created.
  before      text,
  -- Why undoing left it as it is.
  kept_code   text,
  kept_detail text,
  primary key (tenant_id, import_id, key),
  foreign key (tenant_id, import_id) references data_import
);
create index import_row_kept on import_row (tenant_id, import_id, line) where kept_code is not null;
call protect('import_row', 'select, insert, update');

-- The rows that were not taken, and why.
create table import_refusal (
  tenant_id text not null default current_tenant(),
  import_id uuid not null,
  line      bigint not null,
  -- As they came, as JSON.
  cells     text not null,
  field     text not null,
  code      text not null,
  detail    text not null,
  primary key (tenant_id, import_id, line),
  foreign key (tenant_id, import_id) references data_import
);
call protect('import_refusal', 'select, insert');
