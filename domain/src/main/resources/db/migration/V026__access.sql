-- Who may do what: users come and go, and roles are named sets of permissions, given to groups and to users.

-- Whom the OpenID provider calls so (the claim sub); nobody for a user who has not accepted the invitation yet.
alter table app_user add column subject text;
create unique index app_user_by_subject on app_user (tenant_id, subject);
alter table app_user add column status text not null default 'ACTIVE' check (status in ('INVITED', 'ACTIVE', 'DEACTIVATED'));

-- One for each user at most; it goes when it is accepted, and another takes its place when it is sent again.
create table invitation (
  tenant_id  text not null default current_tenant(),
  user_id    text not null,
  token_hash bytea not null,
  expires_at timestamptz not null,
  primary key (tenant_id, user_id),
  unique (tenant_id, token_hash),
  foreign key (tenant_id, user_id) references app_user
);
call protect('invitation', 'select, insert, update, delete');

create table role (
  tenant_id   text not null default current_tenant() references tenant,
  id          text not null check (id ~ '^[a-z0-9-]{1,64}$'),
  description text not null,
  primary key (tenant_id, id)
);
call protect('role', 'select, insert, update, delete');

create table role_permission (
  tenant_id  text not null default current_tenant(),
  role_id    text not null,
  -- Or '*', in the role 'administrator' alone: all that there are.
  permission text not null check ((permission = '*') = (role_id = 'administrator')),
  primary key (tenant_id, role_id, permission),
  foreign key (tenant_id, role_id) references role
);
call protect('role_permission', 'select, insert, delete');

create table group_role (
  tenant_id text not null default current_tenant(),
  group_id  text not null,
  role_id   text not null,
  primary key (tenant_id, group_id, role_id),
  foreign key (tenant_id, group_id) references user_group,
  foreign key (tenant_id, role_id) references role
);
create index group_role_by_role on group_role (tenant_id, role_id);
call protect('group_role', 'select, insert, delete');

create table user_role (
  tenant_id text not null default current_tenant(),
  user_id   text not null,
  role_id   text not null,
  primary key (tenant_id, user_id, role_id),
  foreign key (tenant_id, user_id) references app_user,
  foreign key (tenant_id, role_id) references role
);
create index user_role_by_role on user_role (tenant_id, role_id);
call protect('user_role', 'select, insert, delete');

grant delete on user_group to ${appRole};

-- Every tenant has the one role that nobody can change.
create function add_administrator_role() returns trigger
  language plpgsql as $$
begin
  insert into role (tenant_id, id, description)
  values (new.tenant_id, 'administrator', 'May do everything, and give others what they may do.');
  insert into role_permission (tenant_id, role_id, permission) values (new.tenant_id, 'administrator', '*');
  return null;
end $$;
create trigger tenant_has_administrator_role after insert on tenant for each row execute function add_administrator_role();

-- What there is already: the users' ids are what the provider calls them, and each group has a role of its own.
do $$
declare
  tenant text;
begin
  for tenant in select * from all_tenants() loop
    perform set_config('app.tenant', tenant, true);
    update app_user set subject = id;
    insert into role (id, description) values
      ('administrator', 'May do everything, and give others what they may do.');
    insert into role_permission (role_id, permission) values ('administrator', '*');
    insert into role (id, description)
    select distinct group_id, 'What the group ' || group_id || ' may do.' from group_permission
     where group_id <> 'administrator';
    insert into role_permission (role_id, permission)
    select group_id, permission from group_permission where group_id <> 'administrator';
    insert into group_role (group_id, role_id)
    select distinct group_id, group_id from group_permission where group_id <> 'administrator';
  end loop;
  perform set_config('app.tenant', '', true);
end $$;

-- The programs of before go on reading this until they are replaced.
drop table group_permission;
create view group_permission with (security_invoker = true) as
  select g.tenant_id, g.group_id, p.permission
    from group_role g join role_permission p on p.tenant_id = g.tenant_id and p.role_id = g.role_id;
grant select on group_permission to ${appRole};

-- What a message says in place of {secret}: gone once it has left, or is known not to leave.
alter table outgoing_message add column secret text;
