-- A letter is planned as what it says, and written when somebody first wants it: when it is sent, or read.
alter table outgoing_attachment
  alter column content drop not null,
  -- A LetterContent, of which the content is made.
  add column letter jsonb,
  add constraint something_is_attached check (num_nonnulls(content, letter) > 0);

-- Once written it stays, since it is what the recipient was told.
create function refuse_rewriting() returns trigger
  language plpgsql as $$
begin
  if old.content is not null then
    raise exception 'what is attached to a message does not change' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger attachments_are_written_once before update on outgoing_attachment
  for each row execute function refuse_rewriting();
grant update (content) on outgoing_attachment to ${appRole};
