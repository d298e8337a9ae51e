package org.procession.engine;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** Something that happened in the engine, as its exporters tell it. */
record EngineRecord(JsonNode json) {

  String valueType() {
    return json.path("valueType").asString("");
  }

  String intent() {
    return json.path("intent").asString("");
  }

  long key() {
    return json.path("key").asLong();
  }

  Instant at() {
    return Instant.ofEpochMilli(json.path("timestamp").asLong());
  }

  JsonNode value() {
    return json.path("value");
  }

  /** A field of the value as text; empty when there is none. */
  String text(String field) {
    return value().path(field).asString("");
  }

  long processInstanceKey() {
    return value().path("processInstanceKey").asLong();
  }

  long elementInstanceKey() {
    return value().path("elementInstanceKey").asLong();
  }
}
