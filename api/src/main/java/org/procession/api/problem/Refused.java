package org.procession.api.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A request that is not as HTTP and the API's conventions want it, before any use case is asked.
 */
public final class Refused extends RuntimeException {

  private final HttpStatus status;
  private final transient List<Fault> faults;

  public Refused(HttpStatus status, @Nullable String field, String code, String detail) {
    this(status, List.of(new Fault(field, code, detail)));
  }

  /**
   * @param faults one at least
   */
  public Refused(HttpStatus status, List<Fault> faults) {
    super(faults.getFirst().detail());
    this.status = status;
    this.faults = List.copyOf(faults);
  }

  HttpStatus status() {
    return status;
  }

  List<Fault> faults() {
    return faults;
  }
}
