package org.procession.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * ClamAV's daemon, which scans files for viruses, as Debian's package {@code clamav-daemon} brings
 * it.
 *
 * <p>It knows one virus, {@link Eicar the test file}, also when that is within archives; its
 * signatures are our own, since the real ones are large and come from outside. What it could not
 * scan wholly it reports as found: {@code Heuristics.Encrypted…} what is locked by a password,
 * {@code Heuristics.Limits.Exceeded…} what is too large or too deep. But it says that a ZIP archive
 * is clean although it has not looked at a file in there that unpacks to more than it scans, or at
 * any in the format ZIP64: those who ask it have to look for that themselves. See clamd.conf(5).
 */
final class Clamav implements Part {
  /** A daemon's own folder is not where people's shells look for programs. */
  private static final List<Path> PLACES =
      List.of(
          Path.of("/usr/sbin/clamd"), Path.of("/usr/local/sbin/clamd"), Path.of("/usr/bin/clamd"));

  private final Site site;
  private final int megabytes;

  private Clamav(Site site, int megabytes) {
    this.site = site;
    this.megabytes = megabytes;
  }

  /** Takes files of up to 2000 MB; clamd cannot scan any of 2 GiB or more. */
  static Clamav inHouse(Site site) {
    return new Clamav(site, 2000);
  }

  /** Takes files of up to 25 MB, so that tests can exceed it. */
  static Clamav underTest(Site site) {
    return new Clamav(site, 25);
  }

  @Override
  public String name() {
    return "clamav";
  }

  @Override
  public List<Port> ports() {
    return List.of(Port.CLAMAV);
  }

  @Override
  public String address() {
    return "tcp://127.0.0.1:" + site.ports().of(Port.CLAMAV);
  }

  @Override
  public void prepare() throws IOException {
    var signatures = Files.createDirectories(folder().resolve("signatures"));
    Files.writeString(
        signatures.resolve("test.ndb"), "Eicar-Test-Signature:0:*:" + Eicar.hex() + "\n");
    Files.writeString(
        settings(),
        """
        Foreground yes
        LogTime yes
        DatabaseDirectory %s
        TemporaryDirectory %s
        TCPAddr 127.0.0.1
        TCPSocket %d
        StreamMaxLength %dM
        MaxFileSize %dM
        # An archive counts twice, as it is and unpacked.
        MaxScanSize %dM
        MaxScanTime 300000
        AlertExceedsMax yes
        AlertEncrypted yes
        """
            .formatted(
                signatures,
                folder(),
                site.ports().of(Port.CLAMAV),
                megabytes,
                megabytes,
                2 * megabytes));
    // Debian lets the installed one read and write in a few folders only (AppArmor), not in ours.
    Files.copy(installed(), program());
  }

  @Override
  public Command command() {
    return Command.of(program().toString(), "--config-file=" + settings());
  }

  @Override
  public boolean isReady() {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), site.ports().of(Port.CLAMAV))) {
      socket.setSoTimeout(1_000);
      socket.getOutputStream().write("zPING\0".getBytes(StandardCharsets.US_ASCII));
      var answer = socket.getInputStream().readAllBytes();
      return new String(answer, StandardCharsets.US_ASCII).equals("PONG\0");
    } catch (IOException e) {
      return false;
    }
  }

  private static Path installed() {
    return PLACES.stream()
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new Trouble(
                    "Files are scanned by ClamAV, and there is none.",
                    "Install it: apt-get install --no-install-recommends clamav-daemon"));
  }

  private Path program() {
    return folder().resolve("clamd");
  }

  private Path settings() {
    return folder().resolve("clamd.conf");
  }

  private Path folder() {
    return site.temporary(name());
  }
}
