package org.procession.domain.timeline;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.procession.domain.events.LoggedEvent;
import org.springframework.stereotype.Component;

/** The timelines of all tenants in the search engine; a copy of the event log for finding words. */
@Component
public class TimelineIndex {

  /** The name by which the index is known; what it stands for can be built anew and exchanged. */
  static final String ALIAS = "procession-timeline";

  private static final String FIRST = ALIAS + "-1";
  private static final int CONFLICT = 409;

  private final ElasticsearchClient client;

  TimelineIndex(ElasticsearchClient client) {
    this.client = client;
  }

  /** Creates the index unless it is there. Idempotent, also when two processes do it at once. */
  public void create() {
    try (InputStream definition =
        Objects.requireNonNull(TimelineIndex.class.getResourceAsStream("timeline-index.json"))) {
      if (!client.indices().existsAlias(a -> a.name(ALIAS)).value()) {
        client.indices().create(c -> c.index(FIRST).withJson(definition));
      }
    } catch (ElasticsearchException e) {
      if (!"resource_already_exists_exception".equals(e.error().type())) {
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Puts events into the index. Idempotent: an event's id is the document's id and its position the
   * external version, so one that is there stays.
   *
   * @throws IndexingFailed when any event was not taken; those that were stay, and all may be sent
   *     again
   * @throws UncheckedIOException when the search engine does not answer
   */
  public void add(List<LoggedEvent> events) {
    // Without the index the search engine would make one of its own, and guess the types.
    var request = new BulkRequest.Builder().index(ALIAS).requireAlias(true);
    for (var event : events) {
      request.operations(
          op ->
              op.index(
                  i ->
                      i.id(event.tenant() + ":" + event.id())
                          .versionType(VersionType.External)
                          .version(event.position())
                          .document(TimelineDocument.of(event))));
    }
    try {
      var failed =
          client.bulk(request.build()).items().stream()
              .filter(item -> item.error() != null && item.status() != CONFLICT)
              .toList();
      if (!failed.isEmpty()) {
        throw new IndexingFailed(failed);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The search engine answered, and refused some documents. */
  public static final class IndexingFailed extends IllegalStateException {
    IndexingFailed(List<BulkResponseItem> failed) {
      super(
          "%d documents refused, the first, %s, because: %s"
              .formatted(
                  failed.size(),
                  failed.getFirst().id(),
                  Objects.requireNonNull(failed.getFirst().error()).reason()));
    }
  }
}
