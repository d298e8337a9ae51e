package org.procession.domain.tenancy;

import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose records somebody may see or change: everybody's, or those that have one of some users among
 * their owners. It becomes a condition of each query, so that nothing else is read, counted or told
 * of.
 *
 * @param users their ids; null for everybody's, also of records that nobody owns
 */
public record Whose(@Nullable Set<String> users) {

  private static final Whose EVERYBODYS = new Whose(null);

  public Whose {
    users = users == null ? null : Set.copyOf(users);
  }

  public static Whose everybodys() {
    return EVERYBODYS;
  }

  public static Whose of(Collection<String> users) {
    return new Whose(Set.copyOf(users));
  }

  /**
   * The condition in SQL.
   *
   * @param type an expression of the record's type, as events name it
   * @param id an expression of the record's id
   * @param parameter the name of the parameter that is to be {@link #ids}
   */
  public String condition(String type, String id, String parameter) {
    return users == null
        ? "true"
        : """
          exists (select from record_owner o where o.tenant_id = current_tenant()
                     and o.type = %s and o.id = %s and o.user_id = any(cast(:%s as text[])))
          """
            .formatted(type, id, parameter);
  }

  /**
   * The same for a record that a column names as events do, such as {@code client:0197…}.
   *
   * @param reference an expression of the reference
   */
  public String conditionOn(String reference, String parameter) {
    return condition(
        "split_part(%s, ':', 1)".formatted(reference),
        "cast(split_part(%s, ':', 2) as uuid)".formatted(reference),
        parameter);
  }

  /** The users, for {@link #condition}; none where there is no condition. */
  public String[] ids() {
    return users == null ? new String[0] : users.toArray(String[]::new);
  }
}
