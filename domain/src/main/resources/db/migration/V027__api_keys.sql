-- Keys with which programs act for a user, within a part of what that user may do.

create table api_key (
  tenant_id    text not null default current_tenant(),
  id           uuid not null,
  user_id      text not null,
  name         text not null,
  -- How the key begins; people tell keys apart by it.
  prefix       text not null,
  hash         bytea not null unique,
  permissions  text[] not null,
  created_at   timestamptz not null,
  expires_at   timestamptz not null,
  revoked_at   timestamptz,
  -- To the hour.
  last_used_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, user_id) references app_user
);
create index api_key_of_user on api_key (tenant_id, user_id);
call protect('api_key', 'select, insert, update');

-- A request with a key has no tenant yet: whose key it is, and which, and nothing else, for who has the whole key, through a
-- function that runs as the owner, to whom alone this policy applies.
create policy owner_finds on api_key for select to current_user using (true);
create function find_api_key(wanted bytea) returns table (tenant_id text, id uuid)
  language sql stable security definer set search_path = public
  begin atomic select k.tenant_id, k.id from api_key k where k.hash = wanted; end;
revoke execute on function find_api_key(bytea) from public;
grant execute on function find_api_key(bytea) to ${appRole};
