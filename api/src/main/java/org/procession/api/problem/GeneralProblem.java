package org.procession.api.problem;

import org.springframework.http.HttpStatus;

/** Problems of which no more is known than the status. */
final class GeneralProblem {

  private GeneralProblem() {}

  static ProblemBody of(HttpStatus status, String path) {
    return ProblemBody.of(status, status.name(), detail(status), path);
  }

  private static String detail(HttpStatus status) {
    return switch (status) {
      case NOT_FOUND -> "There is nothing at this address.";
      case METHOD_NOT_ALLOWED -> "This address does not take this method; see the header Allow.";
      case NOT_ACCEPTABLE -> "None of the media types in the header Accept can be answered.";
      case UNSUPPORTED_MEDIA_TYPE ->
          "This address does not take this Content-Type; see the header Accept.";
      case FORBIDDEN -> "Nobody is permitted to do this.";
      default -> status.is5xxServerError() ? "The server failed." : "The request is not valid.";
    };
  }
}
