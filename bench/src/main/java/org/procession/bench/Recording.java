package org.procession.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the house's own workers answered in one case of a process, from the engine's records.
 *
 * @param jobs by job type
 */
record Recording(Map<String, Map<String, Object>> jobs) {

  private static final TypeReference<Map<String, Object>> VARIABLES = new TypeReference<>() {};

  /** Finds the case of a record, once all of it has reached OpenSearch. */
  static Recording of(Bed bed, ModelledProcess process, String id) throws InterruptedException {
    bed.await(
        "the engine's records of " + id,
        () -> {
          var instance = instance(bed, process.idVariable(), id);
          return instance != 0 && answers(completed(bed, instance)).containsKey(process.lastJob());
        });
    var instance = instance(bed, process.idVariable(), id);
    return new Recording(answers(completed(bed, instance)));
  }

  private static long instance(Bed bed, String variable, String id) {
    var found =
        bed.records(
            "variable",
            List.of(Bed.term("value.name", variable), Bed.term("value.value", "\"" + id + "\"")));
    return found.isEmpty() ? 0 : found.getFirst().at("/value/processInstanceKey").asLong();
  }

  private static List<JsonNode> completed(Bed bed, long instance) {
    return bed.records(
        "job",
        List.of(Bed.term("intent", "COMPLETED"), Bed.term("value.processInstanceKey", instance)));
  }

  private static Map<String, Map<String, Object>> answers(List<JsonNode> jobs) {
    var answers = new LinkedHashMap<String, Map<String, Object>>();
    for (var job : jobs) {
      answers.putIfAbsent(
          job.at("/value/type").asString(),
          JsonMapper.shared().convertValue(job.at("/value/variables"), VARIABLES));
    }
    return answers;
  }
}
