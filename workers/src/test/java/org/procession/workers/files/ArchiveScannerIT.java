package org.procession.workers.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.procession.domain.files.Finding;
import org.procession.local.Eicar;
import org.procession.local.TestParts;
import org.springframework.util.unit.DataSize;

/** On a scanner that scans up to 25 MB. */
class ArchiveScannerIT {

  private static final byte[] FOX = Uploads.text("The quick brown fox.");

  private final ArchiveScanner scanner = scanner();

  private static ArchiveScanner scanner() {
    var properties =
        new ClamdProperties(
            "127.0.0.1",
            TestParts.clamav().getPort(),
            Duration.ofMinutes(1),
            DataSize.ofMegabytes(60));
    return new ArchiveScanner(new Clamd(properties), properties);
  }

  @Test
  void findsNothingInCleanContentPackedOrNot() {
    assertThat(scan(FOX)).isEqualTo(Finding.CLEAN);
    assertThat(scan(Uploads.zip(FOX))).isEqualTo(Finding.CLEAN);
    assertThat(scan(Uploads.zip(Uploads.zip(FOX), 3))).isEqualTo(Finding.CLEAN);
    assertThat(scan(Uploads.zip(FOX, 0))).isEqualTo(Finding.CLEAN);
  }

  @Test
  void findsMalwareThatIsPackedHoweverItIs() {
    var eicar = Eicar.bytes();
    assertThat(scan(eicar)).isEqualTo(Finding.INFECTED);
    assertThat(scan(Uploads.zip(eicar))).isEqualTo(Finding.INFECTED);
    assertThat(scan(Uploads.zip(Uploads.zip(eicar)))).isEqualTo(Finding.INFECTED);
    assertThat(scan(joined(FOX, Uploads.zip(eicar)))).isEqualTo(Finding.INFECTED);
  }

  @Test
  void callsNothingCleanOfWhichTheScannerSawTheBeginningOnly() {
    var hidden = joined(new byte[30 << 20], Eicar.bytes());
    assertThat(scan(Uploads.zip(hidden))).isEqualTo(Finding.LIMIT_EXCEEDED);
    assertThat(scan(Uploads.zip(Uploads.zip(hidden)))).isEqualTo(Finding.LIMIT_EXCEEDED);
    assertThat(scan(joined(FOX, Uploads.zip(hidden)))).isEqualTo(Finding.LIMIT_EXCEEDED);
  }

  @Test
  void givesUpOnABomb() {
    assertThat(scan(Uploads.bomb(100))).isEqualTo(Finding.LIMIT_EXCEEDED);
    assertThat(scan(Uploads.zip(new byte[10 << 20], 10))).isEqualTo(Finding.LIMIT_EXCEEDED);
    assertThat(scan(Uploads.zip(Uploads.zip(Uploads.bomb(20)), 10)))
        .isEqualTo(Finding.LIMIT_EXCEEDED);
    var matryoshka = FOX;
    for (var depth = 0; depth < 20; depth++) {
      matryoshka = Uploads.zip(matryoshka);
    }
    assertThat(scan(matryoshka)).isEqualTo(Finding.LIMIT_EXCEEDED);
    assertThat(scan(Uploads.zip(new byte[1], 10_001))).isEqualTo(Finding.LIMIT_EXCEEDED);
  }

  @Test
  void doesNotTrustAnArchiveThatItCannotRead() {
    assertThat(scan(Uploads.broken(Uploads.zip(FOX)))).isEqualTo(Finding.SCAN_FAILED);
    // Into this format the scanner does not look, and of its variants we read some only.
    assertThat(scan(Uploads.zip64(Eicar.bytes()))).isEqualTo(Finding.SCAN_FAILED);
    assertThat(scan(Uploads.encrypted(FOX))).isEqualTo(Finding.ENCRYPTED);
  }

  private Finding scan(byte[] content) {
    try {
      return scanner.scan(new ByteArrayInputStream(content)).finding();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] joined(byte[] first, byte[] second) {
    var both = new ByteArrayOutputStream();
    both.writeBytes(first);
    both.writeBytes(second);
    return both.toByteArray();
  }
}
