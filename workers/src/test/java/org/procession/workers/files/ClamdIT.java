package org.procession.workers.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.procession.domain.files.Finding;
import org.procession.domain.files.VirusScanner;
import org.procession.local.Eicar;
import org.procession.local.TestParts;
import org.springframework.boot.health.contributor.Status;
import org.springframework.util.unit.DataSize;

class ClamdIT {

  private static final int MEGABYTE = 1 << 20;

  private final Clamd clamd = clamd(TestParts.clamav().getPort(), Duration.ofMinutes(1));

  @Test
  void findsNothingInWhatIsClean() {
    var result = scan(Uploads.text("The quick brown fox."));
    assertThat(result.finding()).isEqualTo(Finding.CLEAN);
    assertThat(result.signature()).isNull();
    assertThat(result.scanner()).startsWith("ClamAV ");
    assertThat(scan(new byte[0]).finding()).isEqualTo(Finding.CLEAN);
    assertThat(scan(Uploads.noise(24 * MEGABYTE)).finding()).isEqualTo(Finding.CLEAN);
  }

  @Test
  void findsMalwareAndNamesIt() {
    var result = scan(Eicar.bytes());
    assertThat(result.finding()).isEqualTo(Finding.INFECTED);
    assertThat(result.signature()).contains("Eicar");
  }

  @Test
  void findsMalwareWithinAnArchive() {
    assertThat(scan(Uploads.zip(Uploads.zip(Eicar.bytes()))).finding()).isEqualTo(Finding.INFECTED);
  }

  @Test
  void saysThatItCouldNotLookIntoWhatIsLocked() {
    assertThat(scan(Uploads.encrypted(Uploads.text("secret"))).finding())
        .isEqualTo(Finding.ENCRYPTED);
  }

  @Test
  void readsWhyTheScannerHungUp() {
    for (var megabytes : new int[] {26, 60}) {
      assertThat(scan(Uploads.noise(megabytes * MEGABYTE)).finding()).isEqualTo(Finding.TOO_LARGE);
    }
  }

  @Test
  void knowsNothingWhenNoScannerAnswers() throws IOException {
    int nobody;
    try (var socket = new ServerSocket(0)) {
      nobody = socket.getLocalPort();
    }
    assertUnavailable(clamd(nobody, Duration.ofSeconds(1)));
    try (var mute = new ServerSocket(0)) {
      assertUnavailable(clamd(mute.getLocalPort(), Duration.ofMillis(200)));
    }
    try (var rude = new ServerSocket(0)) {
      Thread.ofVirtual()
          .start(
              () -> {
                while (!rude.isClosed()) {
                  try {
                    rude.accept().close();
                  } catch (IOException e) {
                    // closed
                  }
                }
              });
      assertUnavailable(clamd(rude.getLocalPort(), Duration.ofSeconds(1)));
    }
  }

  private static void assertUnavailable(Clamd away) {
    assertThatThrownBy(() -> away.scan(InputStream.nullInputStream()))
        .isInstanceOf(VirusScanner.Unavailable.class);
    assertThat(new ClamdHealth(away).health().getStatus()).isEqualTo(Status.DOWN);
  }

  @Test
  void showsThatItsSignaturesAreOfTestsOnly() {
    var health = new ClamdHealth(clamd).health();
    assertThat(health.getStatus()).isEqualTo(Status.UP);
    assertThat(health.getDetails()).containsEntry("signatures", "of tests only");
  }

  private VirusScanner.Result scan(byte[] content) {
    return clamd.scan(new ByteArrayInputStream(content));
  }

  private static Clamd clamd(int port, Duration answerWithin) {
    return new Clamd(
        new ClamdProperties("127.0.0.1", port, answerWithin, DataSize.ofMegabytes(100)));
  }
}
