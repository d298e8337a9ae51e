package org.procession.domain.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.procession.domain.events.LoggedEvent;
import org.procession.domain.events.Subject;
import org.procession.domain.tenancy.Scope;
import org.springframework.stereotype.Component;

/** The records of all tenants in the search engine, each as it was after its newest event. */
@Component
public class RecordIndex {

  /** The name by which the index is known. */
  static final String ALIAS = "procession-records";

  /** So many records are described and sent together; documents have long texts. */
  static final int AT_ONCE = 100;

  private final SearchIndex index;
  private final Searchables searchables;

  RecordIndex(ElasticsearchClient client, Searchables searchables) {
    this.index = new SearchIndex(client, ALIAS, RecordIndex.class);
    this.searchables = searchables;
  }

  public SearchIndex index() {
    return index;
  }

  /**
   * Describes anew, in a build of the index, the records that events of the current tenant are
   * about. Idempotent and safe in any order: the version of a record in the index is the
   * transaction of the newest of its events, and what is described is at least as new as that.
   *
   * @param owners of the records
   * @param transaction because of which they are described again, or 0
   * @throws SearchIndex.IndexingFailed when any record was not taken
   * @throws UncheckedIOException when the search engine does not answer
   */
  public void follow(
      String build, List<LoggedEvent> events, Map<Subject, Set<String>> owners, long transaction) {
    var versions = new LinkedHashMap<Subject, Long>();
    for (var event : events) {
      if (searchables.describes(event.subject().type())) {
        versions.merge(event.subject(), Math.max(event.transaction(), transaction), Math::max);
      }
    }
    var subjects = List.copyOf(versions.keySet());
    for (var from = 0; from < subjects.size(); from += AT_ONCE) {
      var part = subjects.subList(from, Math.min(from + AT_ONCE, subjects.size()));
      index.write(build, entries(part, versions, owners));
    }
  }

  private List<SearchIndex.Entry> entries(
      List<Subject> subjects, Map<Subject, Long> versions, Map<Subject, Set<String>> owners) {
    var tenant = Scope.current().tenant();
    var documents = searchables.describe(subjects);
    var entries = new ArrayList<SearchIndex.Entry>();
    for (var subject : subjects) {
      var document = documents.get(subject);
      entries.add(
          new SearchIndex.Entry(
              tenant + ":" + subject,
              versions.getOrDefault(subject, 0L),
              document == null
                  ? null
                  : RecordDocument.of(tenant, document, owners.getOrDefault(subject, Set.of()))));
    }
    return entries;
  }
}
