package org.procession.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.procession.api.problem.ProblemWriter;
import org.procession.domain.identity.Granted;
import org.procession.domain.identity.UserAccess;
import org.procession.domain.identity.UserId;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.json.JsonMapper;

class PermissionInterceptorTest {

  private final PermissionInterceptor interceptor =
      new PermissionInterceptor(new ProblemWriter(new JsonMapper()));
  private final MockHttpServletRequest request = new MockHttpServletRequest();
  private final MockHttpServletResponse response = new MockHttpServletResponse();

  @SuppressWarnings("unused") // called by reflection
  static final class Handlers {
    @RequiresPermission("thing.read")
    public void guarded() {}

    public void unguarded() {}
  }

  @Test
  void letsAHandlerRunForACallerWithItsPermission() throws Exception {
    caller("thing.read");
    assertThat(mayRun("guarded")).isTrue();
  }

  @Test
  void refusesACallerWithOtherPermissions() throws Exception {
    caller("thing.write");
    assertThat(mayRun("guarded")).isFalse();
    assertThat(response.getStatus()).isEqualTo(403);
    assertThat(response.getContentAsString()).contains("PERMISSION_MISSING", "thing.read");
  }

  @Test
  void refusesARequestOfNobodyKnown() throws Exception {
    assertThat(mayRun("guarded")).isFalse();
    assertThat(response.getStatus()).isEqualTo(403);
  }

  @Test
  void neverRunsAHandlerThatNamesNoPermission() throws Exception {
    caller("thing.read", "thing.write");
    assertThat(mayRun("unguarded")).isFalse();
    assertThat(response.getStatus()).isEqualTo(403);
  }

  private void caller(String... permissions) {
    var granted = Granted.everywhere(Set.of(permissions));
    Caller.user(new UserAccess(new UserId("ada"), granted, Set.of())).sent(request);
  }

  private boolean mayRun(String handler) throws IOException, NoSuchMethodException {
    return interceptor.preHandle(request, response, new HandlerMethod(new Handlers(), handler));
  }
}
