-- The event log: what happened, once, in the transaction that did it. Append-only.

create table event (
  tenant_id    text not null default current_tenant() references tenant,
  id           uuid not null,
  -- Commit order for readers is (tx, position): see EventFeed.
  tx           xid8 not null default pg_current_xact_id(),
  position     bigint generated always as identity,
  name         text not null check (name ~ '^[a-z]+\.[a-zA-Z]+$'),
  subject      text not null,
  concerns     text[] not null default '{}',
  actor        text not null,
  actor_name   text,
  occurred_at  timestamptz not null,
  summary      text not null,
  data         jsonb not null,
  primary key (tenant_id, id)
);
create unique index event_in_commit_order on event (tenant_id, tx, position);
create index event_of_subject on event (tenant_id, subject, position);
create index event_concerning on event using gin (concerns);
call protect('event', 'select, insert');

create function refuse_change() returns trigger
  language plpgsql as $$
begin
  raise exception '% is append-only: % refused', tg_table_name, lower(tg_op) using errcode = 'restrict_violation';
end $$;

create trigger event_is_append_only before update or delete on event for each row execute function refuse_change();
create trigger event_is_never_emptied before truncate on event for each statement execute function refuse_change();

-- How far each relay has come in each tenant's log.
create table relay_cursor (
  tenant_id text not null default current_tenant() references tenant,
  relay     text not null,
  tx        xid8 not null,
  position  bigint not null,
  primary key (tenant_id, relay)
);
call protect('relay_cursor', 'select, insert, update');
