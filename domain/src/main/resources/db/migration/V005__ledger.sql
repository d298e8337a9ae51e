-- The general ledger. What is posted stays as it was posted; the database itself refuses anything else.

create table account (
  tenant_id text not null default current_tenant() references tenant,
  code      text not null check (code ~ '^[0-9]{3,8}$'),
  name      text not null,
  type      text not null check (type in ('ASSET', 'LIABILITY', 'EQUITY', 'INCOME', 'EXPENSE')),
  primary key (tenant_id, code)
);
call protect('account', 'select, insert, update');

create table period (
  tenant_id text not null default current_tenant() references tenant,
  starts_on date not null,
  ends_on   date not null,
  status    text not null check (status in ('OPEN', 'CLOSED')),
  version   bigint not null,
  primary key (tenant_id, starts_on),
  check (starts_on <= ends_on)
);
call protect('period', 'select, insert, update');

create function refuse_overlapping_period() returns trigger
  language plpgsql as $$
begin
  -- Tenants' periods are few and rarely made: one at a time is what keeps two overlapping ones apart.
  perform pg_advisory_xact_lock(hashtextextended('period:' || new.tenant_id, 0));
  if exists (
    select from period p
     where p.tenant_id = new.tenant_id and p.starts_on <> new.starts_on
       and daterange(p.starts_on, p.ends_on, '[]') && daterange(new.starts_on, new.ends_on, '[]')
  ) then
    raise exception 'period % to % overlaps another', new.starts_on, new.ends_on using errcode = 'exclusion_violation';
  end if;
  return new;
end $$;
create trigger periods_do_not_overlap before insert or update of starts_on, ends_on on period
  for each row execute function refuse_overlapping_period();

create table journal_entry (
  tenant_id    text not null default current_tenant() references tenant,
  id           uuid not null,
  posting_date date not null,
  description  text not null,
  -- What the entry was made for, once: bill:{id}.
  source       text not null,
  posted_at    timestamptz not null,
  tx           xid8 not null default pg_current_xact_id(),
  primary key (tenant_id, id),
  unique (tenant_id, source)
);
call protect('journal_entry', 'select, insert');

create table journal_line (
  tenant_id    text not null default current_tenant(),
  entry_id     uuid not null,
  line_number  int not null,
  account_code text not null,
  -- In the tenant's base currency, debit positive, credit negative: an entry balances when its lines add up to nothing.
  base_amount  numeric(19, 4) not null check (base_amount <> 0),
  -- The same in the currency of the document.
  amount       numeric(19, 4) not null,
  currency     text not null check (currency ~ '^[A-Z]{3}$'),
  primary key (tenant_id, entry_id, line_number),
  foreign key (tenant_id, entry_id) references journal_entry,
  foreign key (tenant_id, account_code) references account
);
create index journal_line_by_account on journal_line (tenant_id, account_code);
call protect('journal_line', 'select, insert');

-- Posting is into an open period. The lock makes closing wait for entries under way, and entries for a closing.
create function require_open_period() returns trigger
  language plpgsql as $$
declare
  found_status text;
begin
  select status into found_status from period
   where tenant_id = new.tenant_id and new.posting_date between starts_on and ends_on
     for share;
  if found_status is distinct from 'OPEN' then
    raise exception 'no open period on %', new.posting_date using errcode = 'restrict_violation', constraint = 'open_period';
  end if;
  return new;
end $$;
create trigger entries_go_into_open_periods before insert on journal_entry
  for each row execute function require_open_period();

-- Lines belong to the transaction of their entry: nothing is added to an entry once it is posted.
create function require_same_transaction() returns trigger
  language plpgsql as $$
begin
  if not exists (
    select from journal_entry e
     where e.tenant_id = new.tenant_id and e.id = new.entry_id and e.tx = pg_current_xact_id()
  ) then
    raise exception 'entry % is already posted', new.entry_id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger lines_come_with_their_entry before insert on journal_line
  for each row execute function require_same_transaction();

-- Checked at commit for the entry and for each line, so that no order of statements slips through.
create function require_balance() returns trigger
  language plpgsql as $$
declare
  entry uuid := case tg_table_name when 'journal_entry' then (to_jsonb(new) ->> 'id')::uuid else (to_jsonb(new) ->> 'entry_id')::uuid end;
  lines int;
  total numeric;
begin
  select count(*), coalesce(sum(base_amount), 0) into lines, total from journal_line
   where tenant_id = new.tenant_id and entry_id = entry;
  if lines < 2 or total <> 0 then
    raise exception 'entry % does not balance: % lines, difference %', entry, lines, total
      using errcode = 'check_violation', constraint = 'balanced_entry';
  end if;
  return null;
end $$;
create constraint trigger entries_balance after insert on journal_entry
  deferrable initially deferred for each row execute function require_balance();
create constraint trigger lines_balance after insert on journal_line
  deferrable initially deferred for each row execute function require_balance();

create trigger entries_are_immutable before update or delete on journal_entry for each row execute function refuse_change();
create trigger entries_are_never_emptied before truncate on journal_entry for each statement execute function refuse_change();
create trigger lines_are_immutable before update or delete on journal_line for each row execute function refuse_change();
create trigger lines_are_never_emptied before truncate on journal_line for each statement execute function refuse_change();
