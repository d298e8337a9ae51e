-- Who works for a tenant, in which groups, and what the groups may do.

create table app_user (
  tenant_id    text not null default current_tenant() references tenant,
  id           text not null check (id ~ '^[A-Za-z0-9_-]{1,64}$'),
  display_name text not null,
  email        text not null,
  primary key (tenant_id, id)
);
call protect('app_user', 'select, insert, update');

create table user_group (
  tenant_id text not null default current_tenant() references tenant,
  id        text not null check (id ~ '^[a-z-]{1,64}$'),
  primary key (tenant_id, id)
);
call protect('user_group', 'select, insert');

create table group_member (
  tenant_id text not null default current_tenant(),
  group_id  text not null,
  user_id   text not null,
  primary key (tenant_id, group_id, user_id),
  foreign key (tenant_id, group_id) references user_group,
  foreign key (tenant_id, user_id) references app_user
);
create index group_member_by_user on group_member (tenant_id, user_id);
call protect('group_member', 'select, insert, delete');

create table group_permission (
  tenant_id  text not null default current_tenant(),
  group_id   text not null,
  permission text not null,
  primary key (tenant_id, group_id, permission),
  foreign key (tenant_id, group_id) references user_group
);
call protect('group_permission', 'select, insert, delete');
