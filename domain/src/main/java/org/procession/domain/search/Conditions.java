package org.procession.domain.search;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.procession.domain.tenancy.Scope;
import org.procession.domain.tenancy.Whose;

/** Conditions of searches, each a part of the query itself. */
public final class Conditions {

  /** Elasticsearch counts nanoseconds from 1970 in 63 bits. */
  private static final Instant EARLIEST = Instant.EPOCH;

  private static final Instant LATEST = Instant.parse("2262-04-11T23:47:16Z");

  private Conditions() {}

  /** Belongs to the current tenant. */
  public static Query ofTenant() {
    return term("tenant", Scope.current().tenant().value());
  }

  public static Query term(String field, String value) {
    return Query.of(q -> q.term(t -> t.field(field).value(value)));
  }

  /** Is about a record of some types, each as far as its records are somebody's. */
  public static Query readable(Map<Whose, Set<String>> types) {
    var alternatives = new BoolQuery.Builder();
    alternatives.should(
        oneOf("type", Set.of())); // of no types there is nothing, and not everything
    types.forEach(
        (whose, some) -> {
          var users = whose.users();
          alternatives.should(
              users == null
                  ? oneOf("type", some)
                  : Query.of(
                      q -> q.bool(b -> b.filter(oneOf("type", some), oneOf("owners", users)))));
        });
    return alternatives.build()._toQuery();
  }

  /** Has one of the values; nothing has one of none. */
  public static Query oneOf(String field, Collection<String> values) {
    var fitting = values.stream().map(FieldValue::of).toList();
    return Query.of(q -> q.terms(t -> t.field(field).terms(v -> v.value(fitting))));
  }

  /**
   * Lies in a time.
   *
   * @param from inclusive, null for any
   * @param to exclusive, null for any
   */
  public static Query between(String field, @Nullable Instant from, @Nullable Instant to) {
    return Query.of(
        q ->
            q.range(
                r ->
                    r.date(
                        d -> {
                          d.field(field);
                          if (from != null) {
                            d.gte(indexable(from));
                          }
                          if (to != null) {
                            d.lt(indexable(to));
                          }
                          return d;
                        })));
  }

  /** The nearest instant that an index can express. */
  private static String indexable(Instant instant) {
    return (instant.isBefore(EARLIEST) ? EARLIEST : instant.isAfter(LATEST) ? LATEST : instant)
        .toString();
  }
}
