package org.procession.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class SecurityIT {

  private static final String VENDORS = "/api/revenue/vendors";

  @Autowired private House house;
  @Autowired private RSAKey key;

  @Test
  void givesADemoUserATokenForItsNameAndSecret() {
    var client = house.client(tokenOf("acme.clerk", "acme.clerk").text("/access_token"));
    assertThat(client.get(VENDORS + "?limit=200").answered(200).path("items").size())
        .isGreaterThanOrEqualTo(9);
    client.get("/api/revenue/ledger/trial-balance").refused(403, "PERMISSION_MISSING", null);
    assertThat(tokenOf("acme.clerk", "acme.lead").status()).isEqualTo(401);
    assertThat(tokenOf("acme.nobody", "acme.nobody").status()).isEqualTo(401);
  }

  private Client.Answer tokenOf(String user, String secret) {
    var login = (user + ":" + secret).getBytes(StandardCharsets.UTF_8);
    return house
        .client(null)
        .send(
            "POST",
            "/oauth2/token",
            BodyPublishers.ofString("grant_type=client_credentials"),
            request ->
                request
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login)));
  }

  @Test
  void namesAPermissionForEveryHandler() {
    assertThat(house.endpoints())
        .hasSizeGreaterThan(10)
        .allSatisfy(endpoint -> assertThat(endpoint.permission()).isNotNull());
  }

  @Test
  void refusesEveryEndpointWithoutAToken() {
    var nobody = house.client(null);
    house.unchanged(
        () -> house.endpoints().forEach(e -> call(nobody, e).refused(401, "TOKEN_REQUIRED", null)));
    assertThat(nobody.get(VENDORS).header("WWW-Authenticate")).startsWith("Bearer");
  }

  @Test
  void refusesEveryEndpointWithoutItsPermission() {
    var guest = house.as(house.tenant(), "guest");
    house.unchanged(
        () ->
            house
                .endpoints()
                .forEach(
                    endpoint ->
                        assertThat(
                                call(guest, endpoint)
                                    .refused(403, "PERMISSION_MISSING", null)
                                    .path("detail")
                                    .asString())
                            .contains(endpoint.permission().value())));
  }

  private static Client.Answer call(Client client, House.Endpoint endpoint) {
    return client.send(
        endpoint.method(),
        endpoint.path(),
        BodyPublishers.noBody(),
        request -> request.header("Content-Type", endpoint.mediaType()));
  }

  @Test
  void takesAPermissionAwayAtOnce() {
    var tenant = house.tenant();
    var clerk = house.as(tenant, "clerk");
    clerk.get(VENDORS).answered(200);
    house.execute("delete from group_member where tenant_id = '%s'".formatted(tenant));
    clerk.get(VENDORS).refused(403, "PERMISSION_MISSING", null);
  }

  @Test
  void refusesATokenThatIsNotRight() throws JOSEException {
    accepts(claims -> claims);
    refuses(claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(120))));
    refuses(claims -> claims.notBeforeTime(Date.from(Instant.now().plusSeconds(120))));
    refuses(claims -> claims.issuer("https://issuer.example"));
    refuses(claims -> claims.issuer(null));
    refuses(claims -> claims.audience("another-api"));
    refuses(claims -> claims.audience((String) null));
    refuses(claims -> claims.claim("tenant", null));
    refuses(claims -> claims.claim("tenant", "a/b"));
    refuses(claims -> claims.claim("tenant", 5));
    refuses(claims -> claims.subject(null));
    refuses(claims -> claims.subject("clerk' or ''='"));
    refuses(new PlainJWT(House.rightClaims().build()).serialize());
    refuses(House.token(new RSAKeyGenerator(2048).keyID(key.getKeyID()).generate(), c -> c));
    var confused =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build(),
            House.rightClaims().build());
    confused.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
    refuses(confused.serialize());
    refuses(house.token(c -> c) + "x");
    refuses("none");
  }

  private void accepts(UnaryOperator<JWTClaimsSet.Builder> change) {
    house.client(house.token(change)).get(VENDORS).answered(200);
  }

  private void refuses(UnaryOperator<JWTClaimsSet.Builder> change) {
    refuses(house.token(change));
  }

  private void refuses(String token) {
    house.unchanged(
        () ->
            house
                .client(token)
                .post(Bills.PATH, Bills.bill("01970000-0000-7000-8000-000000000000"))
                .refused(401, "TOKEN_INVALID", null));
  }

  @Test
  void refusesAUserOrATenantThatDoesNotExist() {
    var unknownUser = house.client(house.token(claims -> claims.subject("nobody")));
    unknownUser.get(VENDORS).refused(403, "USER_UNKNOWN", null);
    var unknownTenant = house.client(house.token(claims -> claims.claim("tenant", "nowhere")));
    unknownTenant.get(VENDORS).refused(403, "USER_UNKNOWN", null);
  }

  @Test
  void takesTokensFromTheHeaderOnly() {
    var token = house.token(claims -> claims);
    house.client(null).get(VENDORS + "?access_token=" + token).refused(401, "TOKEN_REQUIRED", null);
  }

  @Test
  void deniesWhateverIsNoPartOfTheApi() {
    var nobody = house.client(null);
    for (var path : new String[] {"/", "/index.html", "/actuator", "/actuator/env", "/error"}) {
      nobody.get(path).refused(401, "TOKEN_REQUIRED", null);
    }
    var clerk = house.as(house.tenant(), "clerk");
    clerk.get("/actuator/env").refused(403, "PERMISSION_MISSING", null);
    clerk.get("/api/nothing").refused(404, "NOT_FOUND", null);
  }

  @Test
  void tellsEveryoneItsHealthAndItsMetrics() {
    var nobody = house.client(null);
    assertThat(nobody.get("/actuator/health/readiness").answered(200).toString())
        .contains("\"db\"")
        .doesNotContain("elasticsearch");
    assertThat(nobody.get("/actuator/health/liveness").status()).isEqualTo(200);
    assertThat(new String(nobody.get("/actuator/prometheus").bytes(), StandardCharsets.UTF_8))
        .contains("http_server_requests_seconds_count");
  }

  @Test
  void sendsSecurityHeaders() {
    var clerk = house.as(house.tenant(), "clerk");
    for (var answer :
        List.of(
            clerk.get(VENDORS),
            clerk.get(VENDORS + "/1"),
            clerk.post(VENDORS, "{"),
            house.client(null).get(VENDORS),
            house.client("none").get(VENDORS))) {
      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
      assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'");
      assertThat(answer.header("Cache-Control")).contains("no-store");
      assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
      assertThat(answer.header("Set-Cookie")).isNull();
      assertThat(answer.header("Server")).isNull();
    }
    var tooLarge = clerk.post(VENDORS, " ".repeat(2_000_000));
    tooLarge.refused(413, "BODY_TOO_LARGE", null);
    assertThat(tooLarge.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(tooLarge.header("Cache-Control")).isEqualTo("no-store");
  }
}
