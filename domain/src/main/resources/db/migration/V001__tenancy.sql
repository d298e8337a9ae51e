-- Tenants, and the one way by which every table belongs to one.

-- The tenant of the running transaction, or null outside of one. A pooled connection answers '' for a setting that an
-- earlier transaction had, hence nullif.
create function current_tenant() returns text
  language sql stable parallel safe
  return nullif(current_setting('app.tenant', true), '');

-- Makes a table the tenants': rows are seen, written and changed only within their tenant's transaction, by whichever
-- role. The application's role gets the privileges named.
create procedure protect(target regclass, privileges text)
  language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy tenant on %s using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())', target);
  execute format('grant %s on %s to ${appRole}', privileges, target);
end $$;

create table tenant (
  tenant_id     text primary key default current_tenant() check (tenant_id ~ '^[A-Za-z0-9_.-]{1,31}$'),
  name          text not null,
  base_currency text not null check (base_currency ~ '^[A-Z]{3}$'),
  time_zone     text not null,
  created_at    timestamptz not null
);
call protect('tenant', 'select, insert, update');

-- Relays serve all tenants and must know which there are: the ids and nothing else, through a function that runs as the
-- owner, to whom alone this policy applies.
create policy owner_lists on tenant for select to current_user using (true);
create function all_tenants() returns setof text
  language sql stable security definer set search_path = public
  begin atomic select tenant_id from tenant order by tenant_id; end;
revoke execute on function all_tenants() from public;
grant execute on function all_tenants() to ${appRole};
