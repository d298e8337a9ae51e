package org.procession.api.changes;

import com.fasterxml.jackson.annotation.JsonCreator;
import tools.jackson.databind.node.ObjectNode;

/**
 * What shall be different, after RFC 7396: fields that are named get the value given, and none by
 * {@code null}; all others stay.
 */
public record MergePatch(ObjectNode changes) {

  public static final String MEDIA_TYPE = "application/merge-patch+json";

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public MergePatch {}
}
