package org.procession.workers.files;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.procession.domain.files.ExtractingTexts;
import org.procession.domain.tenancy.Actor;
import org.procession.domain.tenancy.Scope;
import org.procession.domain.tenancy.TenantId;
import org.springframework.util.unit.DataSize;

class TikaProcessIT {

  private final Set<Long> others = children().collect(toSet());
  private final TikaProcess tika = tika(256, Duration.ofSeconds(60));

  @AfterEach
  void endReaders() {
    tika.destroy();
  }

  @Test
  void readsDocumentsOfMostKinds() {
    assertThat(read("fox.pdf", Uploads.pdf("The quick brown fox.")).strip())
        .isEqualTo("The quick brown fox.");
    assertThat(read("fox.txt", Uploads.text("Füchse, schnell"))).contains("Füchse, schnell");
    assertThat(read("fox.html", Uploads.text("<html><body><p>quick<b>fox</b></body></html>")))
        .contains("quickfox");
    assertThat(read("fox.zip", Uploads.zip(Uploads.pdf("The fox in the box."))))
        .contains("fox in the box");
  }

  @Test
  void readsTheNextDocumentAfterOneThatItCannotRead() {
    for (var n = 0; n < 20; n++) {
      assertThat(extract(tika, "x.pdf", Uploads.text("%PDF-1.7\nthis is none"))).isEmpty();
      assertThat(read("fox.txt", Uploads.text("fox " + n))).contains("fox " + n);
    }
    assertThat(readers()).hasSize(1);
  }

  @Test
  void readsDocumentsOfTwoTenantsInTwoProcesses() {
    var first = new Scope(new TenantId("first"), Actor.system("test"));
    var second = new Scope(new TenantId("second"), Actor.system("test"));
    first.run(() -> read("fox.txt", Uploads.text("fox")));
    var reader = readers();
    first.run(() -> read("fox.txt", Uploads.text("fox")));
    assertThat(readers()).hasSize(1).isEqualTo(reader);
    second.run(() -> read("fox.txt", Uploads.text("fox")));
    assertThat(readers()).hasSize(1).doesNotContainAnyElementsOf(reader);
  }

  @Test
  void readsNoMoreTextThanIsSearched() {
    assertThat(read("long.txt", Uploads.text("word ".repeat(1_000_000))))
        .hasSizeBetween(ExtractingTexts.MAX_LENGTH - 10, ExtractingTexts.MAX_LENGTH);
  }

  @Test
  void hasNoTextOfWhatItCannotRead() {
    assertThat(extract(tika, "x.pdf", Uploads.text("%PDF-1.7\nthis is none"))).isEmpty();
    assertThat(extract(tika, "x.zip", Uploads.encrypted(Uploads.text("secret")))).isEmpty();
  }

  @Test
  void givesUpOnADocumentThatTakesTooLong() {
    var hasty = tika(256, Duration.ofMillis(100));
    assertThat(extract(hasty, "fox.pdf", Uploads.pdf("The quick brown fox."))).isEmpty();
    var endless =
        new InputStream() {
          @Override
          public int read() {
            return 'x';
          }

          @Override
          public int read(byte[] buffer, int offset, int length) {
            return length;
          }
        };
    var pdf =
        new SequenceInputStream(new ByteArrayInputStream(Uploads.text("%PDF-1.7\n")), endless);
    assertThat(extract(tika(256, Duration.ofSeconds(3)), "endless.pdf", pdf)).isEmpty();
  }

  @Test
  void givesUpOnADocumentThatTakesTooMuchMemory() {
    assertThat(extract(tika(8, Duration.ofSeconds(60)), "x.pdf", Uploads.pdf("fox"))).isEmpty();
  }

  @Test
  void tellsAFailureOfTheStoreFromOneOfTheDocument() {
    var broken =
        new SequenceInputStream(
            new ByteArrayInputStream(Uploads.text("fox")),
            new InputStream() {
              @Override
              public int read() {
                throw new IllegalStateException("the store is away");
              }
            });
    assertThatThrownBy(() -> extract(tika, "x.txt", broken)).hasMessage("the store is away");
  }

  private Set<Long> readers() {
    return children().filter(pid -> !others.contains(pid)).collect(toSet());
  }

  private static Stream<Long> children() {
    return ProcessHandle.current().children().map(ProcessHandle::pid);
  }

  private String read(String name, byte[] content) {
    return extract(tika, name, content).orElseThrow();
  }

  private static Optional<String> extract(TikaProcess tika, String name, byte[] content) {
    return extract(tika, name, new ByteArrayInputStream(content));
  }

  private static Optional<String> extract(TikaProcess tika, String name, InputStream content) {
    try {
      return tika.extract(name, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TikaProcess tika(int megabytes, Duration readWithin) {
    return new TikaProcess(new TextProperties(DataSize.ofMegabytes(megabytes), readWithin));
  }
}
