package org.procession.local;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** Something that happened in the process engine, as its exporters are told. */
public record EngineRecord(JsonNode json) {

  public boolean is(String valueType, String intent) {
    return valueType().equals(valueType) && json.path("intent").asString().equals(intent);
  }

  public String valueType() {
    return json.path("valueType").asString();
  }

  public long key() {
    return json.path("key").asLong();
  }

  /** By the engine's own clock, which tests move. */
  public Instant time() {
    return Instant.ofEpochMilli(json.path("timestamp").asLong());
  }

  public JsonNode value() {
    return json.path("value");
  }

  /** A field of the value as text; empty when there is none. */
  public String text(String field) {
    return value().path(field).asString("");
  }

  public String elementId() {
    return text("elementId");
  }

  public long processInstanceKey() {
    return value().path("processInstanceKey").asLong();
  }
}
