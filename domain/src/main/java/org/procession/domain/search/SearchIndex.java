package org.procession.domain.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.elasticsearch.core.search.Hit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.procession.domain.tenancy.TenantId;

/**
 * An index of the search engine: a copy of what stands in the database, made for finding. Searches
 * know it by an alias; behind that stands one of its builds, which are indexes of their own.
 */
public final class SearchIndex {

  private static final int CONFLICT = 409;
  private static final int REMOVED_AT_ONCE = 1_000;

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

  /** The name by which searches know it. */
  public String alias() {
    return alias;
  }

  /** The name that a build of it has. */
  public String build(String build) {
    return alias + "-" + build;
  }

  /** By which a build is written to: it goes when the build goes, and nothing makes it anew. */
  private String entrance(String build) {
    return build(build) + "-entrance";
  }

  /**
   * Creates a build unless it is there. Nothing is in it, and searches do not see it.
   *
   * @throws UncheckedIOException when the search engine does not answer
   */
  public void make(String build) {
    try (InputStream definition =
        Objects.requireNonNull(owner.getResourceAsStream(alias + ".json"))) {
      client
          .indices()
          .create(c -> c.index(build(build)).withJson(definition).aliases(entrance(build), a -> a));
    } catch (ElasticsearchException e) {
      if (!"resource_already_exists_exception".equals(e.error().type())) {
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes entries into a build. Idempotent by id and version.
   *
   * @throws IndexingFailed when any entry was not taken, as when the build is gone; those that were
   *     stay, and all may be sent again
   * @throws UncheckedIOException when the search engine does not answer
   */
  public void write(String build, List<Entry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    // Without the build the search engine would make one of its own, and guess the types.
    var request = new BulkRequest.Builder().index(entrance(build)).requireAlias(true);
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

  /**
   * Takes all documents of a tenant out of all builds. Idempotent.
   *
   * @return how many there were
   * @throws IndexingFailed when any of them was not taken out
   * @throws UncheckedIOException when the search engine does not answer
   */
  public long remove(TenantId tenant) {
    var removed = 0L;
    try {
      for (var found = find(tenant); !found.isEmpty(); found = find(tenant)) {
        var request = new BulkRequest.Builder();
        found.forEach(
            hit -> request.operations(o -> o.delete(d -> d.index(hit.index()).id(hit.id()))));
        var failed =
            client.bulk(request.build()).items().stream()
                .filter(item -> item.error() != null)
                .toList();
        if (!failed.isEmpty()) {
          throw new IndexingFailed(failed);
        }
        removed += found.size();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return removed;
  }

  private List<Hit<Void>> find(TenantId tenant) throws IOException {
    client.indices().refresh(r -> r.index(build("*")));
    return client
        .search(
            s ->
                s.index(build("*"))
                    .size(REMOVED_AT_ONCE)
                    .source(source -> source.fetch(false))
                    .query(Conditions.term("tenant", tenant.value())),
            Void.class)
        .hits()
        .hits();
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
