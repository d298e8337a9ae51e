package org.procession.api.local.story;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.procession.domain.Page;
import org.procession.domain.crm.ClientId;
import org.procession.domain.crm.FindingClients;
import org.procession.domain.files.DeclaringFiles;
import org.procession.domain.files.FindingFiles;
import org.procession.domain.files.NewContent;
import org.procession.domain.files.NewFile;
import org.procession.domain.files.ReceivingContent;
import org.procession.domain.tenancy.Whose;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A file from a client that is not what it seems, and one that is. */
@Component
@Profile("local")
@Order(4)
class InfectedUpload implements Chapter {
  /**
   * The file of EICAR by which virus scanners are tested: in pieces, or else they would find it
   * here.
   */
  private static final String VIRUS =
      String.join("EICAR", "X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*");

  private final FindingFiles files;
  private final FindingClients clients;
  private final DeclaringFiles declaring;
  private final ReceivingContent receiving;
  private final Cast cast;

  InfectedUpload(
      FindingFiles files,
      FindingClients clients,
      DeclaringFiles declaring,
      ReceivingContent receiving,
      Cast cast) {
    this.files = files;
    this.clients = clients;
    this.declaring = declaring;
    this.receiving = receiving;
    this.cast = cast;
  }

  @Override
  public void tell() {
    if (!files.list(null, Whose.everybodys(), new Page.Limit(1, null)).items().isEmpty()) return;
    var client =
        clients
            .list("Harbour Hotel", Whose.everybodys(), new Page.Limit(1, null))
            .items()
            .getFirst()
            .id();
    cast.as(
        Cast.CLERK,
        () -> {
          upload("room-list.csv", "text/csv", "room,beds\n101,2\n102,1\n", client);
          upload("delivery-note.txt", "text/plain", VIRUS, client);
        });
  }

  private void upload(String name, String mediaType, String text, ClientId client) {
    var content = text.getBytes(StandardCharsets.US_ASCII);
    var file = new NewFile(name, mediaType, List.of(client.subject()), List.of());
    var declared = declaring.declare(file, new NewContent(content.length, sha256(content)));
    receiving.receive(declared.file().id(), 1, new ByteArrayInputStream(content));
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
