-- The engines that have run the tenant's processes, one after the other: an engine whose data were lost is another one.
create table engine (
  tenant_id      text not null default current_tenant() references tenant,
  number         int not null check (number >= 0),
  -- What this engine keeps, and no other.
  mark           uuid not null,
  -- Whether it has been given the mark, which it gets after the models.
  planted        boolean not null default false,
  -- As far as here, the event log had been given to the engines before it.
  after_tx       xid8 not null,
  after_position bigint not null,
  known_since    timestamptz not null,
  primary key (tenant_id, number)
);
call protect('engine', 'select, insert, update');

-- The number of the engine that runs now.
create function current_engine() returns int
  language sql stable parallel safe
  begin atomic
    select coalesce(max(number), 0) from engine where tenant_id = current_tenant();
  end;

-- Each engine counts its keys anew: what one calls by a key, another calls by it something else. Whoever notes an instance
-- in the old way while this runs is told off: the job comes again, to a worker that knows the new.
alter table process_instance add column engine int not null default 0;
alter table process_instance alter column engine set default current_engine();
alter table process_instance drop constraint process_instance_pkey, add primary key (tenant_id, engine, key);

alter table decision add column engine int not null default 0;
alter table decision alter column engine set default current_engine();
alter table decision drop constraint decision_pkey, add primary key (tenant_id, subject_ref, engine, task_key);

alter table completion add column engine int not null default 0;
alter table completion alter column engine set default current_engine();
alter table completion drop constraint completion_pkey, add primary key (tenant_id, subject_ref, engine, task_key);
