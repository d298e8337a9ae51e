package org.procession.domain.timeline;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.TextQueryType;
import co.elastic.clients.elasticsearch.core.search.HighlightField;
import co.elastic.clients.elasticsearch.core.search.HighlighterEncoder;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.util.NamedValue;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.procession.domain.Page;
import org.procession.domain.tenancy.Scope;
import org.springframework.stereotype.Service;

/**
 * Finds what happened by its words, newest first. The index follows the log within about a second;
 * what must be complete as of now is read from the log itself.
 */
@Service
public class SearchingTimelines {

  /** Elasticsearch counts nanoseconds from 1970 in 63 bits. */
  private static final Instant EARLIEST = Instant.EPOCH;

  private static final Instant LATEST = Instant.parse("2262-04-11T23:47:16Z");

  private final ElasticsearchClient client;

  SearchingTimelines(ElasticsearchClient client) {
    this.client = client;
  }

  /**
   * Finds entries of the current tenant; the tenant is a condition of the query itself.
   *
   * @throws SearchUnavailable when the search engine does not answer, or has no index yet
   */
  public Page<TimelineEntry> search(TimelineQuery query, Page.Limit limit) {
    var conditions = conditions(query);
    try {
      var answer =
          client.search(
              s -> {
                s.index(TimelineIndex.ALIAS)
                    .query(conditions)
                    .size(limit.andOneMore())
                    .sort(o -> o.field(f -> f.field("position").order(SortOrder.Desc)))
                    .highlight(
                        h ->
                            h.encoder(HighlighterEncoder.Html)
                                .fields(
                                    NamedValue.of(
                                        "summary",
                                        HighlightField.of(f -> f.numberOfFragments(0)))));
                if (limit.after() != null) {
                  s.searchAfter(FieldValue.of(position(limit.after())));
                }
                return s;
              },
              TimelineDocument.class);
      return Page.cut(answer.hits().hits(), limit, hit -> Long.toString(document(hit).position()))
          .map(SearchingTimelines::entry);
    } catch (IOException | ElasticsearchException e) {
      throw new SearchUnavailable(e);
    }
  }

  private static Query conditions(TimelineQuery query) {
    var all = new BoolQuery.Builder();
    all.filter(term("tenant", Scope.current().tenant().value()));
    if (query.subject() != null) {
      var subject = query.subject().toString();
      all.filter(
          f -> f.bool(b -> b.should(term("subject", subject)).should(term("concerns", subject))));
    }
    if (!query.kinds().isEmpty()) {
      var kinds = query.kinds().stream().map(FieldValue::of).toList();
      all.filter(f -> f.terms(t -> t.field("kind").terms(v -> v.value(kinds))));
    }
    if (query.from() != null || query.to() != null) {
      all.filter(
          f ->
              f.range(
                  r ->
                      r.date(
                          d -> {
                            d.field("occurredAt");
                            if (query.from() != null) {
                              d.gte(indexable(query.from()));
                            }
                            if (query.to() != null) {
                              d.lt(indexable(query.to()));
                            }
                            return d;
                          })));
    }
    if (query.text() != null && !query.text().isBlank()) {
      all.must(
          m ->
              m.multiMatch(
                  t ->
                      t.query(query.text())
                          .fields("summary", "actorName")
                          .type(TextQueryType.BoolPrefix)
                          .operator(Operator.And)));
    }
    return all.build()._toQuery();
  }

  /** The nearest instant that the index can express. */
  private static String indexable(Instant instant) {
    return (instant.isBefore(EARLIEST) ? EARLIEST : instant.isAfter(LATEST) ? LATEST : instant)
        .toString();
  }

  private static Query term(String field, String value) {
    return Query.of(q -> q.term(t -> t.field(field).value(value)));
  }

  private static long position(String cursor) {
    try {
      return Long.parseLong(cursor);
    } catch (NumberFormatException e) {
      throw new Page.UnknownCursor();
    }
  }

  private static TimelineDocument document(Hit<TimelineDocument> hit) {
    return Objects.requireNonNull(hit.source());
  }

  private static TimelineEntry entry(Hit<TimelineDocument> hit) {
    var found = document(hit);
    var highlights = hit.highlight().getOrDefault("summary", List.of());
    return new TimelineEntry(
        found.id(),
        found.kind(),
        found.subject(),
        found.concerns(),
        found.actor(),
        found.actorName(),
        Instant.parse(found.occurredAt()),
        found.summary(),
        highlights.isEmpty() ? escaped(found.summary()) : highlights.getFirst());
  }

  /** As the search engine escapes the highlights. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#x27;");
  }

  /** The search engine does not answer; what it knows is also in the log. */
  public static final class SearchUnavailable extends RuntimeException {
    SearchUnavailable(Exception cause) {
      super("The search engine does not answer as it should.", cause);
    }
  }
}
