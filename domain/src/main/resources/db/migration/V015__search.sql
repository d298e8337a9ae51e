-- On whose timelines an event stands, in the order they are read. Row-level security keeps the database from looking
-- into arrays by an index: it does so only with operators that are known not to leak what they see.

create table timeline_entry (
  tenant_id text not null default current_tenant() references tenant,
  subject   text not null,
  position  bigint not null,
  event_id  uuid not null,
  primary key (tenant_id, subject, position),
  foreign key (tenant_id, event_id) references event
);

-- Of the events that there are; the owner sees them only so.
alter table event no force row level security;
insert into timeline_entry (tenant_id, subject, position, event_id)
  select distinct e.tenant_id, s.subject, e.position, e.id
    from event e cross join lateral unnest(e.concerns || e.subject) as s (subject);
alter table event force row level security;

call protect('timeline_entry', 'select, insert');
create trigger timelines_are_append_only before update or delete on timeline_entry
  for each row execute function refuse_change();

drop index event_concerning;
create index event_by_position on event (tenant_id, position);

-- Which process instances run or ran for a record; what they do is for the engine to tell.
create table process_instance (
  tenant_id  text not null default current_tenant() references tenant,
  key        bigint not null,
  process_id text not null,
  subject    text not null,
  noted_at   timestamptz not null,
  primary key (tenant_id, key)
);
create index process_instance_of_subject on process_instance (tenant_id, subject, key);
call protect('process_instance', 'select, insert');

-- For whom the cost of a bill was incurred.
alter table bill add column client_id uuid;
alter table bill add foreign key (tenant_id, client_id) references client;
