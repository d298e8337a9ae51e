package org.procession.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The authorization server of one's own machine. */
@ApiTest
class LocalIssuerIT {

  private static final String VERIFIER = "a-verifier-of-43-characters-at-least-0123456789";
  private static final String CALLBACK = "http://127.0.0.1:54321/callback";
  private static final String SESSION = "JSESSIONID";
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

  @Autowired private House house;

  @Test
  void aPersonLogsInWithAnApplicationThatProvesThatItBegan() throws Exception {
    var browser = new Browser(house.client(null));
    var code = browser.logIn("acme.finance", "acme.finance", challenge()).get("code");
    token(code, VERIFIER + "x").refused();
    var again = browser.authorize(challenge()).get("code");
    var tokens = token(again, VERIFIER).answer().answered(200);
    assertThat(tokens.has("id_token")).isTrue();
    var finance = house.client(tokens.path("access_token").asString());
    finance.get("/api/revenue/ledger/trial-balance").answered(200);
    assertThat(finance.get("/userinfo").answered(200).path("sub").asString()).isEqualTo("finance");
    token(again, VERIFIER).refused();
    house
        .client(tokens.path("id_token").asString())
        .get("/api/revenue/ledger/trial-balance")
        .refused(401, "TOKEN_INVALID", null);
  }

  @Test
  void anApplicationThatProvesNothingGetsNoCode() {
    var browser = new Browser(house.client(null));
    browser.signIn("acme.finance", "acme.finance");
    assertThat(browser.authorize("").get("error")).isEqualTo("invalid_request");
    var elsewhere =
        browser.get(
            "/oauth2/authorize?response_type=code&client_id=procession-app&scope=openid&redirect_uri="
                + URLEncoder.encode("http://evil.example/callback", UTF_8));
    assertThat(elsewhere.status()).isEqualTo(400);
  }

  @Test
  void nobodyKnowsTheSessionOfWhoHasLoggedIn() throws Exception {
    var browser = new Browser(house.client(null));
    browser.get("/login");
    var before = browser.cookies.get(SESSION);
    browser.signIn("globex.manager", "globex.manager");
    assertThat(browser.cookies.get(SESSION)).isNotEqualTo(before).isNotNull();
    assertThat(browser.authorize(challenge())).containsKey("code");

    var planted = new Browser(house.client(null));
    planted.cookies.put(SESSION, before);
    assertThat(planted.get(Browser.address(challenge())).header("Location")).endsWith("/login");
  }

  @Test
  void noPageOfAnotherSiteLogsAnybodyIn() {
    var browser = new Browser(house.client(null));
    browser.get("/login");
    var form = "username=globex.manager&password=globex.manager";
    assertThat(browser.send("POST", "/login", form).status()).isEqualTo(403);
    var foreign = new Browser(house.client(null)).csrf();
    assertThat(browser.send("POST", "/login", form + "&_csrf=" + foreign).status()).isEqualTo(403);
    var own = browser.csrf();
    assertThat(browser.send("POST", "/login", form + "&_csrf=" + own).status()).isEqualTo(302);
  }

  @Test
  void tellsWhereEverythingIs() {
    var nobody = house.client(null);
    var discovery = nobody.get("/.well-known/openid-configuration").answered(200);
    var issuer = House.ISSUER.address().toString();
    assertThat(discovery.path("issuer").asString()).isEqualTo(issuer);
    assertThat(discovery.path("code_challenge_methods_supported").toString()).contains("S256");
    var keys = discovery.path("jwks_uri").asString();
    assertThat(keys).startsWith(issuer);
    assertThat(nobody.get(URI.create(keys).getPath()).answered(200).toString())
        .contains("\"kty\":\"RSA\"")
        .doesNotContain("\"d\":");
  }

  @Test
  void whoTriesSecretsIsSlowedDown() {
    for (var n = 0; n < 10; n++) {
      assertThat(credentials("globex.pmo", "wrong").status()).isEqualTo(401);
    }
    var slowed = credentials("globex.pmo", "globex.pmo");
    assertThat(slowed.status()).isEqualTo(429);
    assertThat(Integer.parseInt(slowed.header("Retry-After"))).isBetween(1, 30);
    assertThat(credentials("globex.lead", "globex.lead").status()).isEqualTo(200);

    var browser = new Browser(house.client(null));
    for (var n = 0; n < 10; n++) {
      assertThat(browser.signIn("globex.security", "wrong").header("Location")).endsWith("?error");
    }
    assertThat(browser.signIn("globex.security", "globex.security").status()).isEqualTo(429);
    assertThat(browser.signIn("globex.lead", "globex.lead").status()).isEqualTo(302);
  }

  private Client.Answer credentials(String name, String secret) {
    var basic = Base64.getEncoder().encodeToString((name + ":" + secret).getBytes(UTF_8));
    return house
        .client(null)
        .send(
            "POST",
            "/oauth2/token",
            BodyPublishers.ofString("grant_type=client_credentials&client_id=" + name.length()),
            request ->
                request
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Authorization", "Basic " + basic));
  }

  private record Exchange(Client.Answer answer) {
    void refused() {
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text("/error")).isEqualTo("invalid_grant");
    }
  }

  private Exchange token(String code, String verifier) {
    return new Exchange(
        house
            .client(null)
            .send(
                "POST",
                "/oauth2/token",
                BodyPublishers.ofString(
                    "grant_type=authorization_code&client_id=procession-app&code=%s&code_verifier=%s&redirect_uri=%s"
                        .formatted(code, verifier, URLEncoder.encode(CALLBACK, UTF_8))),
                request -> request.header("Content-Type", "application/x-www-form-urlencoded")));
  }

  private static String challenge() throws Exception {
    var digest = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(UTF_8));
    return "&code_challenge_method=S256&code_challenge="
        + Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
  }

  /** Keeps cookies, and fills in forms. */
  private static final class Browser {

    private final Client client;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    Browser(Client client) {
      this.client = client;
    }

    Map<String, String> logIn(String login, String password, String challenge) {
      assertThat(get(address(challenge)).header("Location")).endsWith("/login");
      var next = URI.create(signIn(login, password).header("Location"));
      return callback(get(next.getRawPath() + "?" + next.getRawQuery()));
    }

    Client.Answer signIn(String login, String password) {
      return send(
          "POST", "/login", "username=%s&password=%s&_csrf=%s".formatted(login, password, csrf()));
    }

    /** What proves that the form is one of this session. */
    String csrf() {
      var form = CSRF.matcher(new String(get("/login").bytes(), UTF_8));
      assertThat(form.find()).isTrue();
      return URLEncoder.encode(form.group(1), UTF_8);
    }

    Map<String, String> authorize(String challenge) {
      return callback(get(address(challenge)));
    }

    private static String address(String challenge) {
      return "/oauth2/authorize?response_type=code&client_id=procession-app&scope=openid&redirect_uri="
          + URLEncoder.encode(CALLBACK, UTF_8)
          + challenge;
    }

    private static Map<String, String> callback(Client.Answer answer) {
      var location = answer.header("Location");
      assertThat(location).startsWith(CALLBACK + "?");
      return Pattern.compile("&")
          .splitAsStream(URI.create(location).getRawQuery())
          .map(parameter -> parameter.split("=", 2))
          .collect(Collectors.toMap(p -> p[0], p -> URLDecoder.decode(p[1], UTF_8)));
    }

    Client.Answer get(String path) {
      return send("GET", path, "");
    }

    private Client.Answer send(String method, String path, String form) {
      var answer =
          client.send(
              method,
              path,
              BodyPublishers.ofString(form),
              request -> {
                request
                    .header("Accept", "text/html")
                    .header("Content-Type", "application/x-www-form-urlencoded");
                if (!cookies.isEmpty()) {
                  request.header(
                      "Cookie",
                      cookies.entrySet().stream()
                          .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                          .collect(Collectors.joining("; ")));
                }
              });
      for (var set : answer.response().headers().allValues("Set-Cookie")) {
        var cookie = set.split(";", 2)[0].split("=", 2);
        assertThat(set).contains("HttpOnly", "SameSite=Lax");
        cookies.put(cookie[0], cookie[1]);
      }
      return answer;
    }
  }
}
