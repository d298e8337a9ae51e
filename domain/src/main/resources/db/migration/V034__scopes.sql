-- Whose the records are, and to whose a permission reaches.

alter table role_permission
  add column scope text not null default 'all' check (scope in ('own', 'team', 'all')),
  add check (permission <> '*' or scope = 'all');

-- The user who answers for the client: who created it, until it is handed over; null where no user did.
alter table client add column owner text;
alter table client add foreign key (tenant_id, owner) references app_user;
do $$
declare
  tenant text;
begin
  for tenant in select * from all_tenants() loop
    perform set_config('app.tenant', tenant, true);
    update client c set owner = u.id from app_user u where u.tenant_id = c.tenant_id and c.created_by = 'user:' || u.id;
  end loop;
  perform set_config('app.tenant', '', true);
end $$;
create index client_of_owner on client (tenant_id, owner, id);

-- The user who created it. A column, since row-level security keeps indexes from what functions make of one.
alter table project add column creator text
  generated always as (case when created_by like 'user:%' then substr(created_by, 6) end) stored;
create index project_of_creator on project (tenant_id, creator, id);
create index project_of_sponsor on project (tenant_id, sponsor, id);

alter table bill add column creator text
  generated always as (case when created_by like 'user:%' then substr(created_by, 6) end) stored;
create index bill_of_creator on bill (tenant_id, creator, id);
create index bill_of_submitter on bill (tenant_id, submitted_by, id);

alter table invoice add column creator text
  generated always as (case when created_by like 'user:%' then substr(created_by, 6) end) stored;
create index invoice_of_creator on invoice (tenant_id, creator, id);

-- Of files that is the user's id as it is.
create index file_of_creator on file (tenant_id, created_by, id);

-- All records that have owners, with each of these. Another type of records gets owners by another part of this view; all
-- that lists, reads, finds or changes records within a scope asks it, and nothing else.
create view record_owner (tenant_id, type, id, user_id) with (security_invoker = true) as
  select tenant_id, 'client', id, owner from client
  union all
  select p.tenant_id, 'contact', p.id, c.owner from contact p
    join client c on c.tenant_id = p.tenant_id and c.id = p.client_id
  union all
  select tenant_id, 'project', id, sponsor from project
  union all
  select tenant_id, 'project', id, creator from project
  union all
  select tenant_id, 'project', project_id, user_id from project_member
  union all
  select tenant_id, 'bill', id, creator from bill
  union all
  select tenant_id, 'bill', id, submitted_by from bill
  union all
  select tenant_id, 'invoice', id, creator from invoice
  union all
  select i.tenant_id, 'invoice', i.id, c.owner from invoice i
    join client c on c.tenant_id = i.tenant_id and c.id = i.client_id
  union all
  select tenant_id, 'file', id, created_by from file;
grant select on record_owner to ${appRole};
