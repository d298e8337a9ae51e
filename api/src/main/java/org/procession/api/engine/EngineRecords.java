package org.procession.api.engine;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.JsonNode;

/**
 * The records that the engine's exporter writes to Elasticsearch or OpenSearch. The engine's own
 * search of process instances answers before 8.8 only where Operate runs, and cannot be asked for
 * the instances that one knows.
 */
@Component
class EngineRecords {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** As many as a search gives at once; instances have a few hundred each. */
  private static final int AT_MOST = 10_000;

  private static final List<String> VALUE_TYPES =
      List.of("PROCESS_INSTANCE", "USER_TASK", "TIMER", "PROCESS_MESSAGE_SUBSCRIPTION", "INCIDENT");

  /** What says nothing about where an instance is. */
  private static final List<String> PASSING =
      List.of(
          "ELEMENT_ACTIVATING", "ELEMENT_COMPLETING", "ELEMENT_TERMINATING", "SEQUENCE_FLOW_TAKEN");

  private final String address;
  private final RestClient store;

  /**
   * @param address of the store that the engine exports to; empty for none
   */
  EngineRecords(@Value("${procession.engine.records:}") String address) {
    this.address = address;
    var requests =
        new JdkClientHttpRequestFactory(HttpClient.newBuilder().connectTimeout(PATIENCE).build());
    requests.setReadTimeout(PATIENCE);
    this.store = RestClient.builder().requestFactory(requests).build();
  }

  /**
   * What happened in some process instances, in order. The records follow the engine within some
   * seconds.
   *
   * @throws EngineUnavailable when the store does not answer, or is not known
   */
  List<EngineRecord> of(Collection<Long> processInstanceKeys) {
    if (address.isBlank()) {
      throw new EngineUnavailable("PROCESSION_ENGINE_RECORDS is not set.", null);
    }
    try {
      return store
          .post()
          .uri(address + "/zeebe-record-*/_search")
          .contentType(MediaType.APPLICATION_JSON)
          .body(query(processInstanceKeys))
          .retrieve()
          .requiredBody(JsonNode.class)
          .path("hits")
          .path("hits")
          .valueStream()
          .map(hit -> new EngineRecord(hit.path("_source")))
          .toList();
    } catch (RestClientException e) {
      throw new EngineUnavailable("The engine's records cannot be read.", e);
    }
  }

  private static Map<String, Object> query(Collection<Long> processInstanceKeys) {
    return Map.of(
        "size",
        AT_MOST,
        "sort",
        List.of(Map.of("position", "asc")),
        "query",
        Map.of(
            "bool",
            Map.of(
                "filter",
                List.of(
                    Map.of("terms", Map.of("value.processInstanceKey", processInstanceKeys)),
                    Map.of("terms", Map.of("valueType", VALUE_TYPES))),
                "must_not",
                List.of(Map.of("terms", Map.of("intent", PASSING))))));
  }
}
