-- Accounts payable: vendors, their bills, and what approvers decided.

create table vendor (
  tenant_id  text not null default current_tenant() references tenant,
  id         uuid not null,
  name       text not null,
  vat_id     text,
  country    text not null check (country ~ '^[A-Z]{2}$'),
  iban       text,
  email      text,
  risk       text not null check (risk in ('LOW', 'MEDIUM', 'HIGH')),
  created_at timestamptz not null,
  created_by text not null,
  version    bigint not null,
  primary key (tenant_id, id),
  constraint vendor_vat_id unique (tenant_id, vat_id)
);
call protect('vendor', 'select, insert, update');

create table bill (
  tenant_id    text not null default current_tenant() references tenant,
  id           uuid not null,
  vendor_id    uuid not null,
  kind         text not null check (kind in ('INVOICE', 'CREDIT_NOTE')),
  number       text not null,
  issue_date   date not null,
  due_date     date not null,
  category     text not null check (category in ('GOODS', 'SERVICES', 'TRAVEL', 'CAPITAL', 'OTHER')),
  currency     text not null check (currency ~ '^[A-Z]{3}$'),
  net          numeric(19, 4) not null,
  tax          numeric(19, 4) not null,
  gross        numeric(19, 4) not null check (gross = net + tax),
  prepaid      numeric(19, 4) not null default 0,
  status       text not null
    check (status in ('DRAFT', 'SUBMITTED', 'REJECTED', 'APPROVED', 'POSTED', 'WITHDRAWN', 'DISCARDED')),
  -- Counts submissions and corrections: each asks all approvers anew.
  round        int not null,
  created_at   timestamptz not null,
  created_by   text not null,
  submitted_by text,
  version      bigint not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, vendor_id) references vendor
);
create index bill_by_vendor_and_number on bill (tenant_id, vendor_id, lower(number));
create index bill_by_vendor_and_date on bill (tenant_id, vendor_id, issue_date);
call protect('bill', 'select, insert, update');

create table bill_line (
  tenant_id    text not null default current_tenant(),
  bill_id      uuid not null,
  line_number  int not null,
  description  text not null,
  quantity     numeric(19, 6) not null,
  unit_price   numeric(19, 6) not null,
  net          numeric(19, 4) not null,
  tax_category text not null check (tax_category in ('S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'L', 'M')),
  tax_rate     numeric(7, 4) not null check (tax_rate between 0 and 100),
  primary key (tenant_id, bill_id, line_number),
  foreign key (tenant_id, bill_id) references bill
);
call protect('bill_line', 'select, insert, update, delete');

-- The e-invoice that a bill was made from, byte for byte.
create table bill_document (
  tenant_id  text not null default current_tenant(),
  bill_id    uuid not null,
  media_type text not null,
  sha256     text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  content    bytea not null,
  primary key (tenant_id, bill_id),
  foreign key (tenant_id, bill_id) references bill
);
create index bill_document_by_hash on bill_document (tenant_id, sha256);
call protect('bill_document', 'select, insert');

-- What a person decided by completing a user task, accepted or not: once per task.
create table bill_decision (
  tenant_id      text not null default current_tenant(),
  bill_id        uuid not null,
  task_key       bigint not null,
  -- The step that recorded it; a task whose decision another step has recorded is not decided again.
  step_key       bigint not null,
  round          int not null,
  approver_group text not null,
  user_id        text,
  approved       boolean,
  comment        text,
  -- Why the decision does not count, or null when it does.
  not_accepted   text,
  decided_at     timestamptz not null,
  primary key (tenant_id, bill_id, task_key),
  foreign key (tenant_id, bill_id) references bill,
  check (not_accepted is not null or (user_id is not null and approved is not null))
);
-- One person gives one of a round's approvals.
create unique index one_approval_per_person on bill_decision (tenant_id, bill_id, round, user_id) where not_accepted is null;
call protect('bill_decision', 'select, insert');
create trigger decisions_are_immutable before update or delete on bill_decision for each row execute function refuse_change();
