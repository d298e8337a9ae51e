package org.procession.domain.tenancy;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Refuses to start with a database role that row-level security does not bind: a superuser, one
 * with BYPASSRLS, or the owner of the tables, who could switch it off.
 */
@Component
class DatabaseRole implements InitializingBean {

  private static final String POWERS =
      """
      select concat_ws(', ',
               case when r.rolsuper then 'is a superuser' end,
               case when r.rolbypassrls then 'may bypass row-level security' end,
               case when exists (
                 select from pg_class c
                  where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
                    and pg_has_role(r.oid, c.relowner, 'MEMBER')
               ) then 'owns tables' end)
        from pg_roles r
       where r.rolname = current_user
      """;

  private final JdbcClient jdbc;
  private final String user;

  /**
   * @param migrated asked for so that the tables exist when their ownership is looked at
   */
  DatabaseRole(
      JdbcClient jdbc,
      @Value("${spring.datasource.username}") String user,
      FlywayMigrationInitializer migrated) {
    this.jdbc = jdbc;
    this.user = user;
  }

  @Override
  public void afterPropertiesSet() {
    var powers = jdbc.sql(POWERS).query(String.class).single();
    if (!powers.isEmpty()) {
      throw new UnsafeDatabaseRole(user, powers);
    }
  }

  /** The role would see every tenant's rows. */
  static final class UnsafeDatabaseRole extends IllegalStateException {

    static final String WAY_OUT =
        "Set spring.datasource.username to a role with LOGIN NOSUPERUSER NOBYPASSRLS that owns nothing, and"
            + " spring.flyway.user to the owner.";

    UnsafeDatabaseRole(String user, String powers) {
      super(
          "The database role '%s' %s: it could read and change every tenant's data."
              .formatted(user, powers));
    }
  }
}
