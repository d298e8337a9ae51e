package org.procession.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.method.HandlerMethod;

class DeprecationsTest {

  private final MockHttpServletResponse response = new MockHttpServletResponse();

  @SuppressWarnings("unused") // called by reflection
  static final class Handlers {
    @DeprecatedSince(value = "2026-01-01", sunset = "2027-07-01", instead = "/docs/api.md#bills")
    public void old() {}

    public void current() {}
  }

  private void call(String handler) throws NoSuchMethodException {
    new Deprecations()
        .preHandle(
            new MockHttpServletRequest(), response, new HandlerMethod(new Handlers(), handler));
  }

  @Test
  void tellsSinceWhenAHandlerIsDeprecatedWhenItGoesAndWhatToDo() throws Exception {
    call("old");
    assertThat(response.getHeader("Deprecation")).isEqualTo("@1767225600");
    assertThat(response.getHeader("Sunset")).isEqualTo("Thu, 01 Jul 2027 00:00:00 GMT");
    assertThat(response.getHeader("Link")).isEqualTo("</docs/api.md#bills>; rel=\"deprecation\"");
  }

  @Test
  void tellsNothingOfOthers() throws Exception {
    call("current");
    assertThat(response.getHeaderNames()).isEmpty();
  }
}
