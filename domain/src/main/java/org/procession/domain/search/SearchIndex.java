package org.procession.domain.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An index of the search engine: a copy of what stands in the database, made for finding. It is
 * known by an alias; the index behind that is exchanged when its definition changes.
 */
public final class SearchIndex {

  /**
   * Counts the definitions of the indexes. A change of one takes the next number: then the indexes
   * are made anew, and the relay, whose cursor has the number in its name, fills them from the
   * beginning of the log.
   */
  public static final int GENERATION = 2;

  private static final int CONFLICT = 409;

  private final ElasticsearchClient client;
  private final String alias;
  private final Class<?> owner;

  /**
   * @param owner beside which the definition lies, as {@code <alias>.json}
   */
  public SearchIndex(ElasticsearchClient client, String alias, Class<?> owner) {
    this.client = client;
    this.alias = alias;
    this.owner = owner;
  }

  /**
   * What to put into the index, or to take out of it.
   *
   * @param version what is there with a greater one stays
   * @param document null to take out what there is
   */
  public record Entry(String id, long version, @Nullable Object document) {}

  /**
   * Creates the index unless it is there, and removes that of the definition before. Idempotent,
   * also when two processes do it at once.
   *
   * @throws UncheckedIOException when the search engine does not answer
   */
  public void create() {
    var name = alias + "-" + GENERATION;
    try {
      if (!client.indices().existsAlias(a -> a.name(alias).index(name)).value()) {
        make(name);
        exchangeFor(name);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void make(String name) throws IOException {
    try (InputStream definition =
        Objects.requireNonNull(owner.getResourceAsStream(alias + ".json"))) {
      client.indices().create(c -> c.index(name).withJson(definition));
    } catch (ElasticsearchException e) {
      if (!"resource_already_exists_exception".equals(e.error().type())) {
        throw e;
      }
    }
  }

  private void exchangeFor(String name) throws IOException {
    var before =
        client.indices().existsAlias(a -> a.name(alias)).value()
            ? client.indices().getAlias(a -> a.name(alias)).aliases().keySet()
            : List.<String>of();
    client
        .indices()
        .updateAliases(
            u -> {
              u.actions(action -> action.add(a -> a.index(name).alias(alias).isWriteIndex(true)));
              before.forEach(old -> u.actions(action -> action.removeIndex(r -> r.index(old))));
              return u;
            });
  }

  /**
   * Writes entries. Idempotent by id and version.
   *
   * @throws IndexingFailed when any entry was not taken; those that were stay, and all may be sent
   *     again
   * @throws UncheckedIOException when the search engine does not answer
   */
  public void write(List<Entry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    // Without the index the search engine would make one of its own, and guess the types.
    var request = new BulkRequest.Builder().index(alias).requireAlias(true);
    entries.forEach(entry -> request.operations(operation(entry)));
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

  private static BulkOperation operation(Entry entry) {
    var document = entry.document();
    return document == null
        ? BulkOperation.of(
            o ->
                o.delete(
                    d ->
                        d.id(entry.id())
                            .versionType(VersionType.ExternalGte)
                            .version(entry.version())))
        : BulkOperation.of(
            o ->
                o.index(
                    i ->
                        i.id(entry.id())
                            .versionType(VersionType.ExternalGte)
                            .version(entry.version())
                            .document(document)));
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
