package org.procession.workers;

import tools.jackson.databind.JsonNode;

/** Something that happened in the engine. */
public record EngineRecord(JsonNode json) {

  public boolean is(String valueType, String intent) {
    return json.path("valueType").asString().equals(valueType)
        && json.path("intent").asString().equals(intent);
  }

  public long key() {
    return json.path("key").asLong();
  }

  public JsonNode value() {
    return json.path("value");
  }

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
