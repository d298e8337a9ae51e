-- Tenants whose data are exported, and those that leave for good.

create table tenant_export (
  tenant_id    text not null default current_tenant() references tenant,
  id           uuid not null,
  requested_at timestamptz not null,
  requested_by text not null,
  status       text not null check (status in ('REQUESTED', 'READY', 'EXPIRED')),
  -- Of the moment at which all rows were read.
  taken_at     timestamptz,
  finished_at  timestamptz,
  size         bigint,
  row_count    bigint,
  file_count   bigint,
  primary key (tenant_id, id),
  check (status = 'REQUESTED' or (taken_at is not null and finished_at is not null and size is not null))
);
create unique index one_tenant_export_at_a_time on tenant_export (tenant_id) where status = 'REQUESTED';
call protect('tenant_export', 'select, insert, update');

-- What an export leaves out, since whoever has it could pass for somebody else.
comment on column api_key.hash is 'secret';
comment on column invitation.token_hash is 'secret';
comment on column outgoing_message.secret is 'secret';

-- Since when a tenant is being deleted, which nothing stops any more.
alter table tenant add column leaving_since timestamptz check (leaving_since is null or suspended_at is not null);

create function served_tenants() returns setof text
  language sql stable security definer set search_path = public
  begin atomic select tenant_id from tenant where leaving_since is null order by tenant_id; end;
revoke execute on function served_tenants() from public;
grant execute on function served_tenants() to ${appRole};

-- Deletions of tenants, and at last the receipts of them. They refer to no tenant: they remain when it is gone.
create table tenant_deletion (
  tenant_id    text not null default current_tenant(),
  id           uuid not null,
  name         text not null,
  requested_at timestamptz not null,
  requested_by text not null,
  -- Until then it can be cancelled.
  due_at       timestamptz not null,
  -- What is to be deleted next: one after the other.
  status       text not null
    check (status in ('SCHEDULED', 'CANCELLED', 'INSTANCES', 'DOCUMENTS', 'OBJECTS', 'ROWS', 'DONE')),
  -- Of what was deleted so far: instances, documents, objects, and rows by table.
  counts       jsonb not null default '{}',
  begun_at     timestamptz,
  ended_at     timestamptz,
  ended_by     text,
  primary key (tenant_id, id)
);
create unique index one_deletion_of_a_tenant on tenant_deletion (tenant_id) where status <> 'CANCELLED';
call protect('tenant_deletion', 'select, insert, update');
create trigger receipts_are_immutable before update on tenant_deletion
  for each row when (old.status in ('CANCELLED', 'DONE')) execute function refuse_change();

-- Which deletions there are: whose, and nothing else, through a function that runs as the owner, to whom alone this policy applies.
create policy owner_lists on tenant_deletion for select to current_user using (true);
create function deleted_tenants(under_way boolean) returns setof text
  language sql stable security definer set search_path = public
  begin atomic
    select distinct d.tenant_id from tenant_deletion d
     where not under_way or d.status not in ('CANCELLED', 'DONE') order by 1;
  end;
revoke execute on function deleted_tenants(boolean) from public;
grant execute on function deleted_tenants(boolean) to ${appRole};

create or replace function refuse_change() returns trigger
  language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    -- By delete_tenant_rows, and by nothing else: it runs as the owner, and no program does.
    if current_setting('app.deleting', true) = old.tenant_id
        and current_user = (select pg_get_userbyid(c.relowner) from pg_class c where c.oid = tg_relid) then
      return old;
    end if;
  end if;
  raise exception '% is append-only: % refused', tg_table_name, lower(tg_op) using errcode = 'restrict_violation';
end $$;

-- Deletes some rows of the current tenant, which is being deleted: of one table, to whose rows no others refer any more. Called
-- until it answers nothing; the tenant itself is its last row. Receipts stay.
create function delete_tenant_rows(at_most int) returns table (table_name text, deleted bigint)
  language plpgsql security definer set search_path = public as $$
declare
  leaving text := current_tenant();
  candidate record;
  referrer name;
  found_some boolean;
begin
  if not exists (
    select from tenant_deletion d join tenant t on t.tenant_id = d.tenant_id
     where d.tenant_id = leaving and d.status = 'ROWS' and t.leaving_since is not null
  ) then
    if exists (select from tenant where tenant_id = leaving) then
      raise exception 'tenant % is not being deleted', leaving using errcode = 'restrict_violation';
    end if;
    return;
  end if;
  perform set_config('app.deleting', leaving, true);
  <<candidates>>
  for candidate in
    select c.oid, c.relname from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
     where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and c.relname <> 'tenant_deletion'
     order by c.relname
  loop
    execute format('select exists (select from %I where tenant_id = $1)', candidate.relname) into found_some using leaving;
    continue when not found_some;
    for referrer in
      select distinct r.relname from pg_constraint k join pg_class r on r.oid = k.conrelid
       where k.contype = 'f' and k.confrelid = candidate.oid and k.conrelid <> candidate.oid
    loop
      execute format('select exists (select from %I where tenant_id = $1)', referrer) into found_some using leaving;
      continue candidates when found_some;
    end loop;
    execute format(
      'delete from %1$I where tenant_id = $1 and ctid = any (array(select ctid from %1$I where tenant_id = $1 limit $2))',
      candidate.relname) using leaving, at_most;
    get diagnostics deleted = row_count;
    table_name := candidate.relname;
    return next;
    return;
  end loop;
  raise exception 'rows of tenant % refer to one another in a circle', leaving using errcode = 'restrict_violation';
end $$;
revoke execute on function delete_tenant_rows(int) from public;
grant execute on function delete_tenant_rows(int) to ${appRole};
