-- Dunning: how far each overdue invoice has come, what was done at each level, and what pauses it.

create table dunning (
  tenant_id       text not null default current_tenant(),
  invoice_id      uuid not null,
  -- Not before this day, by the policy or because finance gave more time; null when at once.
  next_step_on    date,
  pause           text check (pause in ('DISPUTE', 'PROMISE')),
  -- The last day of the pause.
  paused_until    date,
  pause_reason    text,
  promised_amount numeric(19, 4) check (promised_amount > 0),
  outcome         text check (outcome in ('AGENCY', 'WRITE_OFF')),
  version         bigint not null,
  primary key (tenant_id, invoice_id),
  foreign key (tenant_id, invoice_id) references invoice,
  check ((pause is null) = (paused_until is null))
);
call protect('dunning', 'select, insert, update');

-- What was done at a level, once. Amounts are in the invoice's currency.
create table dunning_step (
  tenant_id       text not null default current_tenant(),
  invoice_id      uuid not null,
  level           int not null check (level > 0),
  charged_on      date not null,
  fee             numeric(19, 4) not null check (fee >= 0),
  yearly_interest numeric(7, 4) not null check (yearly_interest >= 0),
  interest        numeric(19, 4) not null check (interest >= 0),
  -- The first and the last day for which interest was charged, null when none was.
  interest_from   date,
  interest_until  date,
  channel         text check (channel in ('EMAIL', 'SMS', 'LETTER')),
  demand          numeric(19, 4) check (demand > 0),
  pay_by          date,
  -- Null until the reminder is on its way; a letter on paper is when somebody has posted it.
  sent_on         date,
  primary key (tenant_id, invoice_id, level),
  foreign key (tenant_id, invoice_id) references dunning,
  check (num_nulls(interest_from, interest_until) = case when interest > 0 then 0 else 2 end),
  check (interest_from <= interest_until),
  check (num_nulls(channel, demand, pay_by) in (0, 3)),
  check (sent_on is null or channel is not null)
);
call protect('dunning_step', 'select, insert, update');

-- No day bears interest twice. The invoice is locked by whoever charges it, so that nobody adds another step meanwhile.
create function refuse_interest_twice() returns trigger
  language plpgsql as $$
begin
  if exists (
    select from dunning_step s
     where s.tenant_id = new.tenant_id and s.invoice_id = new.invoice_id and s.level <> new.level
       and daterange(s.interest_from, s.interest_until, '[]') && daterange(new.interest_from, new.interest_until, '[]')
       and s.interest_from is not null and new.interest_from is not null
  ) then
    raise exception 'interest from % to % was charged before', new.interest_from, new.interest_until
      using errcode = 'exclusion_violation', constraint = 'interest_once';
  end if;
  return new;
end $$;
create trigger interest_is_charged_once before insert or update of interest_from, interest_until on dunning_step
  for each row execute function refuse_interest_twice();

-- Finance can give up on an invoice.
alter table invoice
  drop constraint invoice_status_check,
  add constraint invoice_status_check check (status in ('DRAFT', 'ISSUED', 'PAID', 'WRITTEN_OFF')),
  add constraint nothing_is_claimed_of_a_written_off_invoice check (status <> 'WRITTEN_OFF' or base_open = 0);
