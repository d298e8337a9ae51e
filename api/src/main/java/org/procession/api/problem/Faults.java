package org.procession.api.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.procession.domain.Problem;

/** Collects what is wrong with the parts of a request, so that its sender learns all at once. */
public final class Faults {

  private final List<Fault> found = new ArrayList<>();

  /**
   * Makes something of a part of the request.
   *
   * @param place the part, as a JSON path; empty for the whole request
   * @param field where in the part a problem belongs that names no field
   * @return what was made, unless there was a problem
   */
  public <T> Optional<T> at(String place, String field, Supplier<T> making) {
    try {
      return Optional.of(making.get());
    } catch (Problem problem) {
      var path = problem.field().orElse(field);
      found.add(
          Fault.inBody(
              place.isEmpty() ? path : place + "." + path, problem.code(), problem.detail()));
      return Optional.empty();
    }
  }

  /**
   * @throws InvalidRequest when there was any problem
   */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new InvalidRequest(found);
    }
  }
}
