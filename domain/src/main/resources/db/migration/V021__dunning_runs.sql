-- Dunning runs: invoices that were found overdue together, and whose next steps are first taken together.

create table dunning_run (
  tenant_id text not null default current_tenant() references tenant,
  id        uuid not null,
  invoices  int not null check (invoices > 0),
  -- Its invoices are taken in so many parts.
  parts     int not null check (parts > 0),
  opened_at timestamptz not null,
  -- When its invoices were left to processes of their own, null before.
  closed_at timestamptz,
  primary key (tenant_id, id)
);
call protect('dunning_run', 'select, insert, update');

create table dunning_run_invoice (
  tenant_id  text not null default current_tenant(),
  run_id     uuid not null,
  part       int not null check (part > 0),
  invoice_id uuid not null,
  -- What was owed when it was found, in its currency.
  open       numeric(19, 4) not null check (open > 0),
  primary key (tenant_id, run_id, part, invoice_id),
  foreign key (tenant_id, run_id) references dunning_run,
  foreign key (tenant_id, invoice_id) references invoice,
  constraint one_run_for_an_invoice unique (tenant_id, invoice_id)
);
call protect('dunning_run_invoice', 'select, insert');
