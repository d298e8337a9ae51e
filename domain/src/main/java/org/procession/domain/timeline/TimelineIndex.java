package org.procession.domain.timeline;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.procession.domain.events.LoggedEvent;
import org.procession.domain.events.Subject;
import org.procession.domain.search.SearchIndex;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The timelines of all tenants in the search engine; a copy of the event log for finding words. */
@Component
public class TimelineIndex {

  /** The name by which the index is known. */
  static final String ALIAS = "procession-timeline";

  /** Texts without a small letter or a space are ids, codes and numbers. */
  private static final Pattern WORDS = Pattern.compile(".*\\p{L}.*[\\p{Ll}\\s].*", Pattern.DOTALL);

  private final SearchIndex index;
  private final JsonMapper json;

  TimelineIndex(ElasticsearchClient client, JsonMapper json) {
    this.index = new SearchIndex(client, ALIAS, TimelineIndex.class);
    this.json = json;
  }

  SearchIndex index() {
    return index;
  }

  /**
   * Puts events into a build of the index. Idempotent: an event's id is the document's id.
   *
   * @param owners of the records that the events are about
   * @param position of an event because of which they are written again, or 0
   * @throws SearchIndex.IndexingFailed when any event was not taken; those that were stay, and all
   *     may be sent again
   * @throws UncheckedIOException when the search engine does not answer
   */
  void add(
      String build, List<LoggedEvent> events, Map<Subject, Set<String>> owners, long position) {
    index.write(
        build,
        events.stream()
            .map(event -> entry(event, position, owners.getOrDefault(event.subject(), Set.of())))
            .toList());
  }

  private SearchIndex.Entry entry(LoggedEvent event, long position, Set<String> owners) {
    return new SearchIndex.Entry(
        event.tenant() + ":" + event.id(),
        Math.max(event.position(), position),
        TimelineDocument.of(event, owners, details(event)));
  }

  private String details(LoggedEvent event) {
    var texts = new ArrayList<String>();
    collect(json.readTree(event.data()), texts);
    return String.join("\n", texts);
  }

  private static void collect(JsonNode data, List<String> texts) {
    if (data.isString() && WORDS.matcher(data.stringValue()).matches()) {
      texts.add(data.stringValue());
    }
    data.forEach(part -> collect(part, texts));
  }
}
