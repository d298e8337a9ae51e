-- Whom the tenant does business with.

create table client (
  tenant_id          text not null default current_tenant() references tenant,
  id                 uuid not null,
  name               text not null,
  legal_name         text,
  vat_id             text,
  line1              text,
  line2              text,
  postcode           text,
  city               text,
  country            text not null check (country ~ '^[A-Z]{2}$'),
  email              text,
  segment            text not null check (segment in ('KEY', 'STANDARD', 'SMALL')),
  -- A tag of BCP 47.
  language           text not null,
  payment_terms_days int not null check (payment_terms_days between 0 and 365),
  created_at         timestamptz not null,
  created_by         text not null,
  version            bigint not null,
  primary key (tenant_id, id),
  constraint client_vat_id unique (tenant_id, vat_id)
);
create index client_by_name on client (tenant_id, lower(name) text_pattern_ops);
call protect('client', 'select, insert, update');

create table contact (
  tenant_id         text not null default current_tenant() references tenant,
  id                uuid not null,
  client_id         uuid not null,
  name              text not null,
  role              text,
  email             text,
  -- E.164.
  phone             text check (phone ~ '^\+[1-9][0-9]{6,14}$'),
  language          text not null,
  preferred_channel text not null check (preferred_channel in ('EMAIL', 'SMS', 'LETTER')),
  billing           boolean not null,
  created_at        timestamptz not null,
  created_by        text not null,
  version           bigint not null,
  primary key (tenant_id, id),
  -- For rows that refer to a contact together with its client.
  unique (tenant_id, client_id, id),
  foreign key (tenant_id, client_id) references client
);
call protect('contact', 'select, insert, update');
