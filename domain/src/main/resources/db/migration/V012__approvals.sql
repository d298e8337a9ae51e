-- What a person decided by completing a user task, accepted or not: once per task, for any kind of record.

create table decision (
  tenant_id      text not null default current_tenant() references tenant,
  subject_ref    text not null,
  task_key       bigint not null,
  -- The step that recorded it; a task whose decision another step has recorded is not decided again.
  step_key       bigint not null,
  -- Counts the submissions of the record.
  round          int not null,
  -- For whom the person decided: a group, or a part such as the sponsor.
  approver       text not null,
  user_id        text,
  once_per_round boolean not null,
  approved       boolean,
  comment        text,
  -- Why the decision does not count, or null when it does.
  not_accepted   text,
  decided_at     timestamptz not null,
  primary key (tenant_id, subject_ref, task_key),
  check (not_accepted is not null or (user_id is not null and approved is not null))
);
create unique index one_decision_per_person on decision (tenant_id, subject_ref, round, user_id)
  where not_accepted is null and once_per_round;
call protect('decision', 'select, insert');

-- What was decided on bills so far. Row-level security binds the owner, too: each tenant's rows are moved in its scope. A
-- decision that is being recorded waits, and finds the old table gone: its job comes again, to a worker that knows the new.
lock table bill_decision in access exclusive mode;
do $$
declare
  tenant text;
begin
  for tenant in select * from all_tenants() loop
    perform set_config('app.tenant', tenant, true);
    insert into decision
      (subject_ref, task_key, step_key, round, approver, user_id, once_per_round, approved, comment, not_accepted, decided_at)
    select 'bill:' || bill_id, task_key, step_key, round, approver_group, user_id, true, approved, comment, not_accepted, decided_at
      from bill_decision;
  end loop;
  perform set_config('app.tenant', '', true);
end $$;
drop table bill_decision;

create trigger decisions_are_immutable before update or delete on decision for each row execute function refuse_change();
create trigger decisions_are_never_emptied before truncate on decision for each statement execute function refuse_change();
