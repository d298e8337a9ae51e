package org.procession.workers.engine;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What approvers are told. */
public enum Notice {
  @JsonProperty("request")
  REQUEST,
  @JsonProperty("reminder")
  REMINDER,
  @JsonProperty("withdrawal")
  WITHDRAWAL
}
