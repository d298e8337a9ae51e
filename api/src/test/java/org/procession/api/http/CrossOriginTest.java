package org.procession.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.procession.api.problem.ProblemWriter;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class CrossOriginTest {

  private static final String SHOP = "https://shop.example";

  private final ProblemWriter problems = new ProblemWriter(new JsonMapper());
  private final MockHttpServletResponse response = new MockHttpServletResponse();
  private final MockFilterChain chain = new MockFilterChain();

  private void send(String method, String origin, String asks) throws Exception {
    send(method, "/api/revenue/vendors", origin, asks);
  }

  private void send(String method, String address, String origin, String asks) throws Exception {
    var request = new MockHttpServletRequest(method, address);
    request.addHeader("Origin", origin);
    if (asks != null) {
      request.addHeader("Access-Control-Request-Method", asks);
      request.addHeader(
          "Access-Control-Request-Headers", "authorization, if-match, idempotency-key");
    }
    CrossOrigin.filter(List.of(SHOP), problems).doFilter(request, response, chain);
  }

  @Test
  void letsPagesOfAConfiguredOriginIn() throws Exception {
    send("GET", SHOP, null);
    assertThat(chain.getRequest()).isNotNull();
    assertThat(response.getHeader("Access-Control-Allow-Origin")).isEqualTo(SHOP);
    assertThat(response.getHeader("Access-Control-Allow-Credentials")).isNull();
    assertThat(response.getHeaders("Access-Control-Expose-Headers").toString())
        .contains("ETag", "Location", "Idempotent-Replayed");
    assertThat(response.getHeaders("Vary")).contains("Origin");
  }

  @Test
  void tellsABrowserThatAsksWhatItMaySend() throws Exception {
    send("OPTIONS", SHOP, "PATCH");
    assertThat(chain.getRequest()).isNull();
    assertThat(response.getStatus()).isEqualTo(200);
    assertThat(response.getHeader("Access-Control-Allow-Methods")).contains("PATCH");
    assertThat(response.getHeader("Access-Control-Allow-Headers"))
        .contains("authorization", "if-match", "idempotency-key");
  }

  @Test
  void letsApplicationsInABrowserFetchTheirTokens() throws Exception {
    for (var address :
        List.of("/oauth2/token", "/oauth2/jwks", "/.well-known/openid-configuration")) {
      response.reset();
      send("OPTIONS", address, SHOP, "POST");
      assertThat(response.getHeader("Access-Control-Allow-Origin")).as(address).isEqualTo(SHOP);
      response.reset();
      send("OPTIONS", address, "https://evil.example", "POST");
      assertThat(response.getStatus()).as(address).isEqualTo(403);
    }
    response.reset();
    send("OPTIONS", "/login", SHOP, "POST");
    assertThat(response.getHeader("Access-Control-Allow-Origin")).isNull();
  }

  @Test
  void refusesPagesOfOtherOrigins() throws Exception {
    for (var origin :
        List.of("https://evil.example", "https://shop.example.evil.example", "null")) {
      response.reset();
      send("POST", origin, null);
      assertThat(chain.getRequest()).isNull();
      assertThat(response.getStatus()).isEqualTo(403);
      assertThat(response.getContentAsString()).contains("ORIGIN_NOT_ALLOWED");
      assertThat(response.getHeader("Access-Control-Allow-Origin")).isNull();
    }
  }
}
