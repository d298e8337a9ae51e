package org.procession.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.procession.domain.Problem;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.servlet.HandlerMapping;

class ProblemHandlerTest {

  private final ProblemHandler handler = new ProblemHandler();
  private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/things");

  private static final class Rule extends Problem {
    Rule(Kind kind, String field) {
      super(kind, "SOME_RULE", "Some rule is broken.", field);
    }
  }

  @Test
  void givesEachKindOfProblemItsStatus() {
    assertThat(status(Problem.Kind.INVALID)).isEqualTo(422);
    assertThat(status(Problem.Kind.CONFLICT)).isEqualTo(409);
    assertThat(status(Problem.Kind.FORBIDDEN)).isEqualTo(403);
    assertThat(status(Problem.Kind.NOT_FOUND)).isEqualTo(404);
  }

  private int status(Problem.Kind kind) {
    return body(handler.broken(new Rule(kind, null), request)).status();
  }

  @Test
  void tellsWhatIsMissingAtTheAddressFromWhatTheRequestRefersTo() {
    var missing = new Rule(Problem.Kind.NOT_FOUND, "thingId");
    assertThat(body(handler.broken(missing, request)).status()).isEqualTo(422);
    request.setAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, Map.of("thingId", "1"));
    assertThat(body(handler.broken(missing, request)).status()).isEqualTo(404);
  }

  @Test
  void writesAProblemAfterRfc9457() {
    var body = body(handler.broken(new Rule(Problem.Kind.INVALID, "lines[0].net"), request));
    assertThat(body.type()).isEqualTo("/docs/errors.md#some_rule");
    assertThat(body.title()).isEqualTo("Some rule");
    assertThat(body.code()).isEqualTo("SOME_RULE");
    assertThat(body.detail()).isEqualTo("Some rule is broken.");
    assertThat(body.instance()).isEqualTo("/api/things");
    assertThat(body.field()).isEqualTo("lines[0].net");
    assertThat(body.errors())
        .containsExactly(new Fault("lines[0].net", "SOME_RULE", "Some rule is broken."));
  }

  @Test
  void pointsIntoABodyOfJson() {
    request.setContentType("application/json;charset=UTF-8");
    assertThat(pointerTo("lines[0].net")).isEqualTo("/lines/0/net");
    assertThat(pointerTo("a/b~c")).isEqualTo("/a~1b~0c");
    request.setParameter("limit", "0");
    assertThat(pointerTo("limit")).isNull();
    request.addHeader("Idempotency-Key", "x");
    assertThat(pointerTo("Idempotency-Key")).isNull();
    request.setAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, Map.of("thingId", "1"));
    assertThat(pointerTo("thingId")).isNull();
    request.setContentType("application/xml");
    assertThat(pointerTo("lines[0].net")).isNull();
  }

  private @Nullable String pointerTo(String field) {
    return body(handler.broken(new Rule(Problem.Kind.INVALID, field), request))
        .errors()
        .getFirst()
        .pointer();
  }

  @Test
  void takesAUniqueConstraintForAConflictAndAnyOtherForAFailure() {
    assertThat(integrity("23505").code()).isEqualTo("CHANGED_MEANWHILE");
    assertThat(integrity("23514").code()).isEqualTo("INTERNAL_ERROR");
  }

  private ProblemBody integrity(String state) {
    var cause = new SQLException("detail of the table", state);
    return body(
        handler.refusedByTheDatabase(new DataIntegrityViolationException("batch", cause), request));
  }

  @Test
  void tellsNothingAboutAFailureButWhereToFindIt() {
    var body = body(handler.failed(new IllegalStateException("a secret"), request));
    assertThat(body.status()).isEqualTo(500);
    assertThat(body.detail()).doesNotContain("secret").containsPattern("[0-9a-f-]{36}");
  }

  private static ProblemBody body(ResponseEntity<Object> answer) {
    return (ProblemBody) Objects.requireNonNull(answer.getBody());
  }
}
