package org.procession.processes.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** One thing that the engine says has happened. */
record EngineRecord(String valueType, String intent, long key, Instant time, JsonNode value) {

  static EngineRecord of(JsonNode json) {
    return new EngineRecord(
        json.get("valueType").asText(),
        json.get("intent").asText(),
        json.get("key").asLong(),
        Instant.ofEpochMilli(json.get("timestamp").asLong()),
        json.get("value"));
  }

  boolean is(String valueType, String intent) {
    return this.valueType.equals(valueType) && this.intent.equals(intent);
  }

  boolean belongsTo(long processInstanceKey) {
    return value.path("processInstanceKey").asLong() == processInstanceKey;
  }

  String element() {
    return value.path("elementId").asText();
  }
}
