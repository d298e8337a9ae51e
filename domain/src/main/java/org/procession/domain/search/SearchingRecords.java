package org.procession.domain.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.TextQueryType;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Hit;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.procession.domain.Page;
import org.procession.domain.events.Subject;
import org.procession.domain.money.Money;
import org.procession.domain.tenancy.Access;
import org.procession.domain.tenancy.Whose;
import org.springframework.stereotype.Service;

/**
 * Finds records by their words, numbers and facets: what fits as a whole before what only contains
 * the words, and the newest first among those that fit alike. How well a record fits depends on
 * nothing but itself, so that what is added meanwhile moves no page. The index follows the log
 * within about a second.
 */
@Service
public class SearchingRecords {

  private static final String TITLE = "title";
  private static final String TEXT = "text";
  private static final String IDENTIFIERS = "identifiers";
  private static final String CONTENT = "content";

  /** Values of a facet that are counted. */
  private static final int COUNTED = 30;

  private final ElasticsearchClient client;
  private final Searchables searchables;

  SearchingRecords(ElasticsearchClient client, Searchables searchables) {
    this.client = client;
    this.searchables = searchables;
  }

  /**
   * Finds records of the current tenant that somebody may read. Both are conditions of the query
   * itself, so that counts tell of nothing else either.
   *
   * @param counted the facets to count, for the first page only
   * @throws SearchUnavailable when the search engine does not answer, or has no index yet
   */
  public FoundRecords search(
      RecordQuery query, Collection<String> counted, Access access, Page.Limit limit) {
    var request = request(query, counted, access, limit);
    try {
      var answer = client.search(request, RecordDocument.class);
      var counts = new LinkedHashMap<String, List<FoundRecords.Count>>();
      if (limit.after() == null) {
        counted.forEach(facet -> counts.put(facet, counts(answer.aggregations(), facet)));
      }
      return new FoundRecords(
          Page.cut(answer.hits().hits(), limit, hit -> Place.of(hit).toString())
              .map(SearchingRecords::found),
          counts);
    } catch (IOException | ElasticsearchException e) {
      throw new SearchUnavailable(e);
    }
  }

  private SearchRequest request(
      RecordQuery query, Collection<String> counted, Access access, Page.Limit limit) {
    return SearchRequest.of(
        s -> {
          s.index(RecordIndex.ALIAS)
              .query(conditions(query, counted, searchables.readable(access)))
              .postFilter(facets(query, counted))
              .size(limit.andOneMore())
              .trackTotalHits(t -> t.enabled(false))
              .source(source -> source.filter(f -> f.excludes(CONTENT)))
              .sort(descending("_score"), descending("id"));
          if (query.text() != null) {
            s.highlight(Highlights.of(List.of(TITLE), List.of(TEXT, IDENTIFIERS, CONTENT)));
          }
          if (limit.after() != null) {
            s.searchAfter(Place.parse(limit.after()).values());
          } else {
            counted.forEach(facet -> s.aggregations(facet, count(query, counted, facet)));
          }
          return s;
        });
  }

  private static SortOptions descending(String field) {
    return SortOptions.of(
        o ->
            field.equals("_score")
                ? o.score(score -> score.order(SortOrder.Desc))
                : o.field(f -> f.field(field).order(SortOrder.Desc)));
  }

  private static Query conditions(
      RecordQuery query, Collection<String> counted, Map<Whose, Set<String>> types) {
    var all = new BoolQuery.Builder();
    all.filter(Conditions.ofTenant(), Conditions.readable(types));
    all.filter(facets(query, without(counted, query.facets().keySet())));
    if (query.concerning() != null) {
      all.filter(Conditions.term("concerns", query.concerning().toString()));
    }
    if (query.from() != null || query.to() != null) {
      all.filter(Conditions.between("at", query.from(), query.to()));
    }
    if (query.minSize() != null || query.maxSize() != null) {
      all.filter(size(query));
    }
    if (query.text() != null) {
      var text = query.text();
      all.filter(text.in(TITLE, TEXT, IDENTIFIERS, CONTENT));
      all.should(
          fitting(16, Conditions.term(IDENTIFIERS + ".whole", text.words())),
          fitting(16, Conditions.term(TITLE + ".whole", text.words())),
          fitting(8, beginning(TITLE + ".whole", text.words())),
          fitting(4, together(TITLE, text.words())),
          fitting(2, text.in(TITLE)),
          fitting(1, text.in(TITLE, TEXT, IDENTIFIERS)));
    }
    return all.build()._toQuery();
  }

  private static Query size(RecordQuery query) {
    return Query.of(
        q ->
            q.range(
                r ->
                    r.number(
                        n -> {
                          n.field("size");
                          if (query.minSize() != null) {
                            n.gte(query.minSize().doubleValue());
                          }
                          if (query.maxSize() != null) {
                            n.lte(query.maxSize().doubleValue());
                          }
                          return n;
                        })));
  }

  /** Adds so much to a record's score, however rare the words are. */
  private static Query fitting(float score, Query condition) {
    return Query.of(q -> q.constantScore(c -> c.filter(condition).boost(score)));
  }

  private static Query beginning(String field, String words) {
    return Query.of(q -> q.prefix(p -> p.field(field).value(words)));
  }

  private static Query together(String field, String words) {
    return Query.of(
        q -> q.multiMatch(m -> m.query(words).fields(field).type(TextQueryType.PhrasePrefix)));
  }

  /** The query's conditions on some facets. */
  private static Query facets(RecordQuery query, Collection<String> some) {
    var all = new BoolQuery.Builder();
    query
        .facets()
        .forEach(
            (facet, values) -> {
              if (some.contains(facet)) {
                all.filter(Conditions.oneOf(field(facet), values));
              }
            });
    return all.build()._toQuery();
  }

  private static List<String> without(Collection<String> some, Collection<String> all) {
    return all.stream().filter(facet -> !some.contains(facet)).toList();
  }

  private static String field(String facet) {
    return facet.equals(RecordQuery.TYPE) ? facet : "facets." + facet;
  }

  /** Counts what fits the conditions on all other facets. */
  private static Aggregation count(RecordQuery query, Collection<String> counted, String facet) {
    return Aggregation.of(
        a ->
            a.filter(facets(query, without(List.of(facet), counted)))
                .aggregations(
                    facet, values -> values.terms(t -> t.field(field(facet)).size(COUNTED))));
  }

  private static List<FoundRecords.Count> counts(Map<String, Aggregate> counted, String facet) {
    return Stream.ofNullable(counted.get(facet))
        .flatMap(fitting -> fitting.filter().aggregations().values().stream())
        .filter(Aggregate::isSterms) // otherwise no record has the facet
        .flatMap(values -> values.sterms().buckets().array().stream())
        .map(value -> new FoundRecords.Count(value.key().stringValue(), value.docCount()))
        .toList();
  }

  private static FoundRecord found(Hit<RecordDocument> hit) {
    var document = document(hit);
    var highlights = hit.highlight();
    return new FoundRecord(
        new Subject(document.type(), UUID.fromString(document.id())),
        document.title(),
        Highlights.whole(highlights, TITLE, document.title()),
        Stream.of(TEXT, IDENTIFIERS, CONTENT)
            .flatMap(field -> highlights.getOrDefault(field, List.of()).stream())
            .toList(),
        document.concerns().stream().map(Subject::parse).toList(),
        document.facets(),
        document.amount() == null ? null : Money.of(document.amount()),
        document.size(),
        Instant.parse(document.at()));
  }

  private static RecordDocument document(Hit<RecordDocument> hit) {
    return Objects.requireNonNull(hit.source());
  }

  /** Where in the order a record stands: after those that fit better, and those that are newer. */
  private record Place(double score, UUID id) {

    private static final Pattern FORM =
        Pattern.compile("([0-9]{1,3}\\.[0-9]{1,3})~([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    static Place of(Hit<RecordDocument> hit) {
      return new Place(Objects.requireNonNull(hit.score()), UUID.fromString(document(hit).id()));
    }

    static Place parse(String cursor) {
      var form = FORM.matcher(cursor);
      if (!form.matches()) {
        throw new Page.UnknownCursor();
      }
      return new Place(Double.parseDouble(form.group(1)), UUID.fromString(form.group(2)));
    }

    List<FieldValue> values() {
      return List.of(FieldValue.of(score), FieldValue.of(id.toString()));
    }

    @Override
    public String toString() {
      return score + "~" + id;
    }
  }
}
