-- Requests that came with a key, and how they were answered: sent again, they are answered so again.

create table answered_request (
  tenant_id    text not null default current_tenant() references tenant,
  -- Whose key it is: the reference of the actor.
  actor        text not null,
  key          text not null check (length(key) between 1 and 255),
  -- SHA-256 of all that makes it this request.
  fingerprint  text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
  requested_at timestamptz not null,
  -- Null only within the transaction that does what was asked for, so that nobody ever sees it so.
  status       int,
  location     text,
  etag         text,
  media_type   text,
  body         bytea,
  primary key (tenant_id, actor, key)
);
create index answered_request_by_age on answered_request (tenant_id, requested_at);
call protect('answered_request', 'select, insert, update, delete');
