-- Projects: proposals, and what was agreed.

create table project (
  tenant_id        text not null default current_tenant() references tenant,
  id               uuid not null,
  title            text not null,
  description      text not null,
  client_id        uuid,
  sponsor          text not null,
  budget           numeric(19, 4) not null check (budget > 0),
  currency         text not null check (currency ~ '^[A-Z]{3}$'),
  starts_on        date not null,
  ends_on          date not null,
  risk             text not null check (risk in ('LOW', 'MEDIUM', 'HIGH')),
  status           text not null check (status in ('DRAFT', 'SUBMITTED', 'CHANGES_REQUESTED', 'ACTIVE', 'WITHDRAWN')),
  -- Counts submissions and revisions.
  round            int not null,
  -- The rounds in which these were changed last: who agreed earlier and answers for them is asked again.
  scope_since      int not null,
  budget_since     int not null,
  dates_since      int not null,
  risk_since       int not null,
  milestones_since int not null,
  created_at       timestamptz not null,
  created_by       text not null,
  submitted_by     text,
  version          bigint not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, client_id) references client,
  foreign key (tenant_id, sponsor) references app_user,
  foreign key (tenant_id, submitted_by) references app_user,
  check (ends_on > starts_on)
);
create index project_by_client on project (tenant_id, client_id) where client_id is not null;
call protect('project', 'select, insert, update');

create table project_member (
  tenant_id  text not null default current_tenant(),
  project_id uuid not null,
  position   int not null,
  user_id    text not null,
  role       text not null check (role in ('MANAGER', 'MEMBER', 'STAKEHOLDER')),
  primary key (tenant_id, project_id, position),
  foreign key (tenant_id, project_id) references project,
  foreign key (tenant_id, user_id) references app_user
);
create index project_member_by_user on project_member (tenant_id, user_id);
call protect('project_member', 'select, insert, update, delete');

create table project_milestone (
  tenant_id   text not null default current_tenant(),
  project_id  uuid not null,
  position    int not null,
  title       text not null,
  due_on      date not null,
  -- What was agreed to when the project became active; it stays when the due date moves.
  baseline_on date,
  primary key (tenant_id, project_id, position),
  foreign key (tenant_id, project_id) references project
);
call protect('project_milestone', 'select, insert, update, delete');
