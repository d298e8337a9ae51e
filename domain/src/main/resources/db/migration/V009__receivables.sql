-- Accounts receivable: invoices, what is charged on top of them, and payments.

-- The last number given out in each series. Numbers follow one another without gaps, so the row is locked from the
-- moment a number is taken until its transaction ends.
create table invoice_series (
  tenant_id text not null default current_tenant() references tenant,
  series    text not null,
  last      bigint not null check (last > 0),
  primary key (tenant_id, series)
);
call protect('invoice_series', 'select, insert, update');

create table invoice (
  tenant_id           text not null default current_tenant() references tenant,
  id                  uuid not null,
  client_id           uuid not null,
  -- The contact it goes to, if not the client itself.
  contact_id          uuid,
  series              text,
  sequence            bigint,
  number              text,
  issue_date          date not null,
  due_date            date not null check (due_date >= issue_date),
  currency            text not null check (currency ~ '^[A-Z]{3}$'),
  net                 numeric(19, 4) not null check (net > 0),
  tax                 numeric(19, 4) not null check (tax >= 0),
  gross               numeric(19, 4) not null check (gross = net + tax),
  charged             numeric(19, 4) not null check (charged >= 0),
  paid                numeric(19, 4) not null check (paid >= 0),
  -- What is owed as it stands in the ledger, in the base currency.
  base_open           numeric(19, 4) not null check (base_open >= 0),
  status              text not null check (status in ('DRAFT', 'ISSUED', 'PAID')),
  created_at          timestamptz not null,
  created_by          text not null,
  issued_at           timestamptz,
  overdue_recorded_at timestamptz,
  version             bigint not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, client_id) references client,
  foreign key (tenant_id, client_id, contact_id) references contact (tenant_id, client_id, id),
  constraint invoice_number unique (tenant_id, series, sequence),
  -- An issued invoice has a number; nobody pays more than is owed; paid is what nothing is owed for.
  check ((status = 'DRAFT') = (number is null)),
  check (num_nulls(series, sequence, number, issued_at) in (0, 4)),
  check (paid <= gross + charged),
  check ((status = 'PAID') = (paid = gross + charged)),
  check (status <> 'PAID' or base_open = 0)
);
create index invoice_by_client on invoice (tenant_id, client_id, id);
create index invoice_not_known_overdue on invoice (tenant_id, due_date, id)
  where status = 'ISSUED' and overdue_recorded_at is null;
call protect('invoice', 'select, insert, update');

create table invoice_line (
  tenant_id    text not null default current_tenant(),
  invoice_id   uuid not null,
  line_number  int not null,
  description  text not null,
  quantity     numeric(19, 6) not null,
  unit_price   numeric(19, 6) not null,
  net          numeric(19, 4) not null,
  tax_category text not null check (tax_category in ('S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'L', 'M')),
  tax_rate     numeric(7, 4) not null check (tax_rate between 0 and 100),
  primary key (tenant_id, invoice_id, line_number),
  foreign key (tenant_id, invoice_id) references invoice
);
call protect('invoice_line', 'select, insert');

-- Fees and interest on top of an invoice: one of a kind for each key, such as the level of a reminder.
create table invoice_charge (
  tenant_id   text not null default current_tenant(),
  id          uuid not null,
  invoice_id  uuid not null,
  kind        text not null check (kind in ('FEE', 'INTEREST')),
  charge_key  text not null,
  amount      numeric(19, 4) not null check (amount > 0),
  charged_on  date not null,
  description text not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, invoice_id) references invoice,
  constraint one_charge_for_a_key unique (tenant_id, invoice_id, kind, charge_key)
);
call protect('invoice_charge', 'select, insert');
create trigger charges_are_immutable before update or delete on invoice_charge for each row execute function refuse_change();

create table payment (
  tenant_id   text not null default current_tenant() references tenant,
  id          uuid not null,
  client_id   uuid not null,
  -- By which its sender knows it.
  payment_key text not null,
  amount      numeric(19, 4) not null check (amount > 0),
  currency    text not null check (currency ~ '^[A-Z]{3}$'),
  received_on date not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, client_id) references client,
  constraint one_payment_for_a_key unique (tenant_id, payment_key)
);
call protect('payment', 'select, insert');
create trigger payments_are_immutable before update or delete on payment for each row execute function refuse_change();

-- What part of a payment settles which invoice.
create table payment_allocation (
  tenant_id  text not null default current_tenant(),
  payment_id uuid not null,
  invoice_id uuid not null,
  amount     numeric(19, 4) not null check (amount > 0),
  primary key (tenant_id, payment_id, invoice_id),
  foreign key (tenant_id, payment_id) references payment,
  foreign key (tenant_id, invoice_id) references invoice
);
create index payment_allocation_by_invoice on payment_allocation (tenant_id, invoice_id);
call protect('payment_allocation', 'select, insert');
create trigger allocations_are_immutable before update or delete on payment_allocation for each row execute function refuse_change();
