package org.procession.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class S3IT {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final ObjectStore store = TestParts.s3();
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void keepsObjectsInBucketsThatItsUsersMake() throws Exception {
    assertThat(send("PUT", "/kept/note", BodyPublishers.ofString("Hello")).statusCode())
        .isEqualTo(404);
    assertThat(send("PUT", "/kept", BodyPublishers.noBody()).statusCode()).isEqualTo(200);
    assertThat(send("PUT", "/kept/note", BodyPublishers.ofString("Hello")).statusCode())
        .isEqualTo(200);

    assertThat(send("GET", "/kept/note", BodyPublishers.noBody()).body()).isEqualTo("Hello");
  }

  @Test
  void refusesAnAddressThatWasChangedOrIsTooOld() throws Exception {
    send("PUT", "/guarded", BodyPublishers.noBody());
    send("PUT", "/guarded/mine", BodyPublishers.ofString("mine"));
    send("PUT", "/guarded/yours", BodyPublishers.ofString("yours"));
    var address = presigned("GET", "/guarded/mine", Instant.now());

    assertThat(get(address)).isEqualTo(200);
    assertThat(get(URI.create(address.toString().replace("mine", "yours")))).isEqualTo(403);
    assertThat(get(presigned("GET", "/guarded/mine", Instant.now().minusSeconds(120))))
        .isEqualTo(403);
    assertThat(get(store.endpoint().resolve("/guarded/mine"))).isEqualTo(403);
  }

  private int get(URI address) throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
        .statusCode();
  }

  private HttpResponse<String> send(String method, String path, BodyPublisher body)
      throws Exception {
    return http.send(
        HttpRequest.newBuilder(presigned(method, path, Instant.now())).method(method, body).build(),
        BodyHandlers.ofString());
  }

  /**
   * An address that is good for a minute: <a
   * href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html">Signature
   * Version 4 in a query</a>.
   */
  private URI presigned(String method, String path, Instant at) throws GeneralSecurityException {
    var time = TIME.format(at);
    var scope = time.substring(0, 8) + "/us-east-1/s3/aws4_request";
    var query =
        "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=%s&X-Amz-Date=%s&X-Amz-Expires=60&X-Amz-SignedHeaders=host"
            .formatted(URLEncoder.encode(store.accessKey() + "/" + scope, UTF_8), time);
    var request =
        String.join(
            "\n",
            method,
            path,
            query,
            "host:" + store.endpoint().getAuthority(),
            "",
            "host",
            "UNSIGNED-PAYLOAD");
    var digest = MessageDigest.getInstance("SHA-256").digest(request.getBytes(UTF_8));
    var text = String.join("\n", "AWS4-HMAC-SHA256", time, scope, HexFormat.of().formatHex(digest));
    var key = ("AWS4" + store.secretKey()).getBytes(UTF_8);
    for (var part : scope.split("/")) key = hmac(key, part);
    var signature = HexFormat.of().formatHex(hmac(key, text));
    return store.endpoint().resolve(path + "?" + query + "&X-Amz-Signature=" + signature);
  }

  private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(UTF_8));
  }
}
