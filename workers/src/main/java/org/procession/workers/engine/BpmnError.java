package org.procession.workers.engine;

import java.util.Map;
import java.util.Optional;
import org.procession.domain.Problem;

/**
 * A problem that the process catches.
 *
 * @param code of the problem and of the BPMN error alike
 * @param variable in which the process gets the problem's text for the people who can solve it
 */
public record BpmnError(String code, Optional<String> variable) {

  public static BpmnError of(String code) {
    return new BpmnError(code, Optional.empty());
  }

  public static BpmnError of(String code, String variable) {
    return new BpmnError(code, Optional.of(variable));
  }

  Map<String, Object> variables(Problem problem) {
    return variable.map(name -> Map.<String, Object>of(name, problem.detail())).orElse(Map.of());
  }
}
