package org.procession.workers.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.procession.domain.files.TextExtractor;
import org.procession.domain.tenancy.Scope;
import org.procession.domain.tenancy.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Reads documents in a process apart, for whoever writes a document decides what its reader does.
 *
 * <p>To start a process takes a hundred times longer than to read a short document; so one that has
 * read a document is kept for the next, unless that document has brought it to its end or to its
 * limits. It never reads documents of two tenants, so that nothing a document does to its reader
 * can reach those of others.
 */
@Component
class TikaProcess implements TextExtractor, DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(TikaProcess.class);

  private static final int MOST_DOCUMENTS = 500;
  private static final int KEPT_FOR_SECONDS = 60;

  private record Kept(Optional<TenantId> tenant, ReaderProcess process) {}

  private final TextProperties properties;
  private final AtomicReference<@Nullable Kept> kept = new AtomicReference<>();

  TikaProcess(TextProperties properties) {
    this.properties = properties;
  }

  @Override
  public Optional<String> extract(String name, InputStream content) throws IOException {
    var tenant = Scope.find().map(Scope::tenant);
    var reader = reader(tenant);
    try {
      return reader.read(name, content);
    } finally {
      if (reader.isFit() && reader.taken() < MOST_DOCUMENTS) {
        keep(new Kept(tenant, reader));
      } else {
        reader.close();
      }
    }
  }

  private ReaderProcess reader(Optional<TenantId> tenant) throws IOException {
    var old = kept.getAndSet(null);
    if (old != null) {
      if (old.tenant().equals(tenant) && old.process().isFit()) {
        return old.process();
      }
      old.process().close();
    }
    return new ReaderProcess(properties);
  }

  private void keep(Kept reader) {
    end(kept.getAndSet(reader));
    CompletableFuture.delayedExecutor(KEPT_FOR_SECONDS, TimeUnit.SECONDS)
        .execute(
            () -> {
              if (kept.compareAndSet(reader, null)) {
                end(reader);
              }
            });
  }

  private static void end(@Nullable Kept reader) {
    if (reader != null) {
      try {
        reader.process().close();
      } catch (IOException e) {
        log.warn("The folder of a reader of documents could not be deleted", e);
      }
    }
  }

  @Override
  public void destroy() {
    end(kept.getAndSet(null));
  }
}
