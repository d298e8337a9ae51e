-- Messages leave by more than one channel, with attachments, and say what the provider calls them.

alter table outgoing_message
  add column channel      text not null default 'EMAIL' check (channel in ('EMAIL', 'SMS')),
  -- A language tag (BCP 47).
  add column language     text not null default 'en',
  -- The records, besides the one it is about, whose correspondence it is.
  add column concerns     text[] not null default '{}',
  -- What the one who took it calls it: the Message-ID of an e-mail, the sid of an SMS.
  add column provider_id  text,
  add column attempted_at timestamptz;
alter table outgoing_message alter column channel drop default, alter column language drop default;

create index message_by_provider on outgoing_message (tenant_id, channel, provider_id) where provider_id is not null;
create index message_by_subject on outgoing_message (tenant_id, subject_ref, id);
create index message_concerning on outgoing_message using gin (concerns);

-- not_before is when to send a planned one, when to give up one being sent, when to ask about one in doubt.
drop index message_due;
create index message_due on outgoing_message (tenant_id, channel, not_before)
  where status in ('PLANNED', 'SENDING', 'UNKNOWN');

-- What a message carries, byte for byte; kept with it, since it is what the recipient was told.
create table outgoing_attachment (
  tenant_id  text not null default current_tenant(),
  message_id uuid not null,
  number     int not null,
  file_name  text not null,
  media_type text not null,
  content    bytea not null,
  primary key (tenant_id, message_id, number),
  foreign key (tenant_id, message_id) references outgoing_message
);
call protect('outgoing_attachment', 'select, insert');
