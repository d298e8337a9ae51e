package org.procession.domain.ownership;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.procession.domain.Listing;
import org.procession.domain.events.Subject;
import org.procession.domain.tenancy.Whose;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells whose the records of the current tenant are. */
@Service
public class Owners {

  private final JdbcClient jdbc;

  Owners(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Lists only those, of what a filter lists, that are somebody's. */
  public static <E> Listing.Filter<E> only(Whose whose, String type, Listing.Filter<E> filter) {
    var users = whose.users();
    if (users == null) {
      return filter;
    }
    return (row, query, criteria, all) -> {
      filter.add(row, query, criteria, all);
      var owners = query.subquery(Integer.class);
      var owner = owners.from(RecordOwner.class).get("key");
      owners
          .select(criteria.literal(1))
          .where(
              criteria.equal(owner.get("type"), criteria.literal(type)),
              criteria.equal(owner.get("record"), row.get("id").get("value")),
              owner.get("user").in(users));
      all.add(criteria.exists(owners));
    };
  }

  /**
   * Refuses records that are not there, or somebody else's, in the same words.
   *
   * @throws org.procession.domain.Problem as {@link Owned#notFound} says
   */
  @Transactional(readOnly = true)
  public void require(Whose whose, Owned record) {
    if (whose.users() != null && !includes(whose, record.subject())) {
      throw record.notFound();
    }
  }

  private boolean includes(Whose whose, Subject record) {
    return jdbc.sql("select " + whose.condition(":type", ":id", "users"))
        .param("type", record.type())
        .param("id", record.id())
        .param("users", whose.ids())
        .query(Boolean.class)
        .single();
  }

  /** The ids of the owners of records; those that have none are left out. */
  @Transactional(readOnly = true)
  public Map<Subject, Set<String>> of(String type, Collection<UUID> ids) {
    var found = new LinkedHashMap<Subject, Set<String>>();
    jdbc.sql(
            """
            select id, user_id from record_owner
             where tenant_id = current_tenant() and type = :type and id = any(:ids) and user_id is not null
            """)
        .param("type", type)
        .param("ids", ids.toArray(UUID[]::new))
        .query(
            (row, number) ->
                found
                    .computeIfAbsent(
                        new Subject(type, row.getObject("id", UUID.class)), s -> new HashSet<>())
                    .add(row.getString("user_id")))
        .list();
    return found;
  }
}
