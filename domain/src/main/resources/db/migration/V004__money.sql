-- Units of the tenant's base currency for one unit of another currency, from a day on.

create table exchange_rate (
  tenant_id  text not null default current_tenant() references tenant,
  currency   text not null check (currency ~ '^[A-Z]{3}$'),
  valid_from date not null,
  rate       numeric(20, 10) not null check (rate > 0),
  primary key (tenant_id, currency, valid_from)
);
call protect('exchange_rate', 'select, insert, update');
