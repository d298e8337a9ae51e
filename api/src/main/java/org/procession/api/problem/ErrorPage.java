package org.procession.api.problem;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The last resort: what failed before or after the controllers is a problem detail, too. */
@Hidden
@RestController
class ErrorPage implements ErrorController {

  @RequestMapping("${spring.web.error.path:/error}")
  ResponseEntity<ProblemBody> error(HttpServletRequest request) {
    var body = body(request);
    return ResponseEntity.status(body.status())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(body);
  }

  private static ProblemBody body(HttpServletRequest request) {
    var path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
    var failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    return Optional.ofNullable((Throwable) failure)
        .flatMap(cause -> Outage.behind(cause, path))
        .orElseGet(() -> GeneralProblem.of(status(request), path));
  }

  private static HttpStatus status(HttpServletRequest request) {
    return Optional.ofNullable((Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE))
        .map(HttpStatus::resolve)
        .orElse(HttpStatus.INTERNAL_SERVER_ERROR);
  }
}
