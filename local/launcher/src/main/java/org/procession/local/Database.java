package org.procession.local;

/**
 * One database and those who may use it.
 *
 * @param url for JDBC
 * @param owner owns the database and what migrations make in it
 * @param app the application's role: owns nothing, and row-level security binds it
 * @param superuser for tests that need to see, or to be, more than the two
 */
public record Database(String url, Credentials owner, Credentials app, Credentials superuser) {
  /** A role and its password. */
  public record Credentials(String user, String password) {}
}
