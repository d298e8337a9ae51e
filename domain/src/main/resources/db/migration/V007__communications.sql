-- The effect ledger of outgoing messages: what is to leave the house, and what became of it.

create table outgoing_message (
  tenant_id    text not null default current_tenant() references tenant,
  id           uuid not null,
  -- What the message is for, once: approvalRequest:{bill}:{turn}:{user}.
  business_key text not null,
  subject_ref  text not null,
  recipient    text not null,
  title        text not null,
  body         text not null,
  status       text not null check (status in ('PLANNED', 'SENDING', 'SENT', 'FAILED', 'UNKNOWN')),
  attempts     int not null default 0,
  not_before   timestamptz not null,
  cause        text,
  planned_at   timestamptz not null,
  sent_at      timestamptz,
  primary key (tenant_id, id),
  constraint message_once unique (tenant_id, business_key)
);
create index message_due on outgoing_message (tenant_id, not_before) where status in ('PLANNED', 'SENDING');
call protect('outgoing_message', 'select, insert, update');
