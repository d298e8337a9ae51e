package org.procession.domain.timeline;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Hit;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.procession.domain.Page;
import org.procession.domain.events.EventKind;
import org.procession.domain.events.EventQuery;
import org.procession.domain.events.LoggedEvent;
import org.procession.domain.events.ReadingEvents;
import org.procession.domain.search.Conditions;
import org.procession.domain.search.Highlights;
import org.procession.domain.search.SearchText;
import org.procession.domain.search.SearchUnavailable;
import org.procession.domain.search.Searchables;
import org.procession.domain.tenancy.Access;
import org.procession.domain.tenancy.Whose;
import org.springframework.stereotype.Service;

/**
 * Reads timelines, newest first. Without words to search for they come from the log itself and are
 * complete as of now; with words the search engine finds them, which follows the log within about a
 * second.
 */
@Service
public class ReadingTimelines {

  private static final String SUMMARY = "summary";
  private static final String DETAILS = "details";

  private final ElasticsearchClient client;
  private final ReadingEvents events;
  private final Searchables searchables;

  ReadingTimelines(ElasticsearchClient client, ReadingEvents events, Searchables searchables) {
    this.client = client;
    this.events = events;
    this.searchables = searchables;
  }

  /**
   * Reads entries of the current tenant, about records that somebody may read. Both are conditions
   * of the query itself.
   *
   * @throws SearchUnavailable when there are words to search for and the search engine does not
   *     answer, or has no index yet
   */
  public Page<TimelineEntry> read(TimelineQuery query, Access access, Page.Limit limit) {
    var types = searchables.readable(access);
    if (query.text() == null) {
      return events
          .find(
              new EventQuery(query.subject(), types, query.kinds(), query.from(), query.to()),
              limit)
          .map(TimelineEntry::of);
    }
    var found = search(request(query, query.text(), types, limit), limit);
    var logged = events.withIds(found.items().stream().map(ReadingTimelines::id).toList());
    return new Page<>(
        found.items().stream().flatMap(hit -> entry(hit, logged)).toList(), found.after());
  }

  private Page<Hit<TimelineDocument>> search(SearchRequest request, Page.Limit limit) {
    try {
      var answer = client.search(request, TimelineDocument.class);
      return Page.cut(answer.hits().hits(), limit, hit -> Long.toString(document(hit).position()));
    } catch (IOException | ElasticsearchException e) {
      throw new SearchUnavailable(e);
    }
  }

  private static SearchRequest request(
      TimelineQuery query, SearchText text, Map<Whose, Set<String>> types, Page.Limit limit) {
    return SearchRequest.of(
        s -> {
          s.index(TimelineIndex.ALIAS)
              .query(conditions(query, text, types))
              .size(limit.andOneMore())
              .trackTotalHits(t -> t.enabled(false))
              .sort(o -> o.field(f -> f.field("position").order(SortOrder.Desc)))
              .highlight(Highlights.of(List.of(SUMMARY), List.of(DETAILS)));
          if (limit.after() != null) {
            s.searchAfter(FieldValue.of(position(limit.after())));
          }
          return s;
        });
  }

  private static Query conditions(
      TimelineQuery query, SearchText text, Map<Whose, Set<String>> types) {
    var all = new BoolQuery.Builder();
    all.filter(Conditions.ofTenant(), Conditions.readable(types));
    all.filter(text.in(SUMMARY, DETAILS, "actorName"));
    if (query.subject() != null) {
      all.filter(Conditions.term("subjects", query.subject().toString()));
    }
    if (!query.kinds().isEmpty()) {
      var kinds = query.kinds().stream().map(ReadingTimelines::condition).toList();
      all.filter(f -> f.bool(b -> b.should(kinds)));
    }
    if (query.from() != null || query.to() != null) {
      all.filter(Conditions.between("occurredAt", query.from(), query.to()));
    }
    return all.build()._toQuery();
  }

  private static Query condition(EventKind kind) {
    return kind.isBeginning()
        ? Query.of(q -> q.prefix(p -> p.field("kind").value(kind.name())))
        : Conditions.term("kind", kind.name());
  }

  private static long position(String cursor) {
    try {
      return Long.parseLong(cursor);
    } catch (NumberFormatException e) {
      throw new Page.UnknownCursor();
    }
  }

  private static UUID id(Hit<TimelineDocument> hit) {
    return UUID.fromString(document(hit).id());
  }

  /** What the log does not know has not happened, whatever the index says. */
  private static Stream<TimelineEntry> entry(
      Hit<TimelineDocument> hit, Map<UUID, LoggedEvent> logged) {
    return Stream.ofNullable(logged.get(id(hit)))
        .map(
            event ->
                new TimelineEntry(
                    event,
                    Highlights.whole(hit.highlight(), SUMMARY, event.summary()),
                    hit.highlight().getOrDefault(DETAILS, List.of())));
  }

  private static TimelineDocument document(Hit<TimelineDocument> hit) {
    return Objects.requireNonNull(hit.source());
  }
}
