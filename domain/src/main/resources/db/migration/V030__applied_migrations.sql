-- Programs that may not migrate, or are older than the schema, must find that out before they start. Their role reads
-- nothing of Flyway's table but this.
create function applied_migrations() returns setof text
  language sql stable security definer set search_path = public
  begin atomic
    select version::text from flyway_schema_history where success and version is not null order by installed_rank;
  end;
revoke execute on function applied_migrations() from public;
grant execute on function applied_migrations() to ${appRole};
