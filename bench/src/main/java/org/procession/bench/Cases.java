package org.procession.bench;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Cases of a process, as clients of the API and people in Tasklist make them. */
public interface Cases {

  ModelledProcess process();

  /** How many cases are measured; a quarter as many run before, for the programs to warm up. */
  default int number(Bed bed) {
    return bed.size(300, 2000);
  }

  /**
   * Makes the record of the n-th case, which waits to be started.
   *
   * @return its id
   */
  String create(Bed bed, int n);

  /** Starts the n-th case. */
  void start(Bed bed, int n, String id);

  /** Where the API lists its records, newest first. */
  String path();

  /** Whether a record is that of the n-th case. */
  boolean isOf(JsonNode record, int n);

  /** Whether the case was started, by what its record says. */
  boolean isStarted(JsonNode record, int n);

  /**
   * Looks for the record of the n-th case: so finds out who got no answer whether the record was
   * made.
   *
   * @return its id
   */
  default Optional<String> find(Bed bed, int n) {
    var after = "";
    do {
      var page = bed.get(Bed.FINANCE, path() + "?limit=200" + after);
      for (var record : page.path("items")) {
        if (isOf(record, n)) {
          return Optional.of(record.path("id").asString());
        }
      }
      after = page.path("after").asString("");
      after = after.isEmpty() ? after : "&after=" + after;
    } while (!after.isEmpty());
    return Optional.empty();
  }

  /** What people answer to its user tasks, when there are any. */
  default Optional<People.Answer> answer() {
    return Optional.empty();
  }
}
