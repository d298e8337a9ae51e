-- Who keeps out of what: who changed a vendor's bank account, who completed which user task, and the company's own rules.

create table vendor_bank_change (
  tenant_id   text not null default current_tenant(),
  vendor_id   uuid not null,
  number      int not null,
  former_iban text,
  changed_at  timestamptz not null,
  changed_by  text not null,
  primary key (tenant_id, vendor_id, number),
  foreign key (tenant_id, vendor_id) references vendor
);
call protect('vendor_bank_change', 'select, insert');

-- User tasks in which nothing is decided for or against a record: who completed them, accepted or not, once per task.
create table completion (
  tenant_id    text not null default current_tenant() references tenant,
  subject_ref  text not null,
  task_key     bigint not null,
  -- The step that verified it.
  step_key     bigint not null,
  user_id      text,
  -- Why the completion does not count, or null when it does.
  not_accepted text,
  completed_at timestamptz not null,
  primary key (tenant_id, subject_ref, task_key),
  check (not_accepted is not null or user_id is not null)
);
call protect('completion', 'select, insert');
create trigger completions_are_immutable before update or delete on completion for each row execute function refuse_change();
create trigger completions_are_never_emptied before truncate on completion for each statement execute function refuse_change();

-- The rules that a company has of its own: whoever has had this part in a record does not decide on it.
create table four_eyes_rule (
  tenant_id   text not null default current_tenant() references tenant,
  record_type text not null,
  part        text not null,
  -- For how long; null for ever.
  within_days int check (within_days between 1 and 3650),
  primary key (tenant_id, record_type, part)
);
call protect('four_eyes_rule', 'select, insert, update, delete');
