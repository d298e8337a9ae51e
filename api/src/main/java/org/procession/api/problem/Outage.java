package org.procession.api.problem;

import java.util.Optional;
import org.procession.domain.DatabaseOutage;
import org.procession.domain.files.storage.StorageUnavailable;
import org.procession.domain.search.SearchUnavailable;
import org.procession.engine.EngineUnavailable;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;

/** Tells that a part of the house does not answer from a failure of the program. */
final class Outage {

  private Outage() {}

  /** The problem, when it was a part that did not answer. */
  static Optional<ProblemBody> behind(Throwable failure, String path) {
    return switch (failure) {
      case SearchUnavailable search ->
          unavailable(
              "SEARCH_UNAVAILABLE",
              "Elasticsearch does not answer, or has no index yet. Try again later; without 'q' /api/timeline does not"
                  + " need it.",
              path);
      case EngineUnavailable engine ->
          unavailable(
              "ENGINE_UNAVAILABLE",
              "What the process engine has recorded cannot be read. Try again later.",
              path);
      case StorageUnavailable storage ->
          unavailable(
              "STORAGE_UNAVAILABLE",
              "The store of files does not answer. Try again later; what is known of files can be read without it.",
              path);
      case AuthenticationServiceException keys -> issuer(path);
      case JwtDecoderInitializationException start -> issuer(path);
      default -> DatabaseOutage.isBehind(failure) ? database(path) : Optional.empty();
    };
  }

  private static Optional<ProblemBody> database(String path) {
    return unavailable(
        "DATABASE_UNAVAILABLE",
        "PostgreSQL does not answer, or takes nothing now. Try again later; whoever wants to change something looks"
            + " first whether that has been done.",
        path);
  }

  private static Optional<ProblemBody> issuer(String path) {
    return unavailable(
        "ISSUER_UNAVAILABLE",
        "The issuer of the token does not answer, so that it cannot be checked. Try again later.",
        path);
  }

  private static Optional<ProblemBody> unavailable(String code, String detail, String path) {
    return Optional.of(ProblemBody.of(HttpStatus.SERVICE_UNAVAILABLE, code, detail, path));
  }
}
