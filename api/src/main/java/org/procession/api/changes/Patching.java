package org.procession.api.changes;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.List;
import org.procession.api.json.StrictJson;
import org.procession.api.problem.Fault;
import org.procession.api.problem.Refused;
import org.procession.api.problem.UnreadableBody;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Applies merge patches to what clients may send, as strictly as if they had sent all of it. */
@Component
public class Patching {

  private final JsonMapper json = StrictJson.mapper();
  private final Validator validator;

  Patching(Validator validator) {
    this.validator = validator;
  }

  /**
   * @param current the record as it is, in the form in which it is sent
   * @return the record as it shall be
   * @throws Refused with each field that does not exist, is of another type, or is required and
   *     would be none
   */
  @SuppressWarnings("unchecked") // a value's class is that of its type: none of them is generic
  public <T> T apply(MergePatch patch, T current) {
    var merged = json.<ObjectNode>valueToTree(current);
    merge(merged, patch.changes());
    T changed;
    try {
      changed = (T) json.treeToValue(merged, current.getClass());
    } catch (JacksonException e) {
      throw new Refused(HttpStatus.BAD_REQUEST, List.of(UnreadableBody.fault(e)));
    }
    var missing =
        validator.validate(changed).stream()
            .map(ConstraintViolation::getPropertyPath)
            .map(Object::toString)
            .sorted()
            .map(Fault::missing)
            .toList();
    if (!missing.isEmpty()) {
      throw new Refused(HttpStatus.BAD_REQUEST, missing);
    }
    return changed;
  }

  /** Fields that shall be none stay as null, so that it shows when there are no such fields. */
  private static void merge(ObjectNode target, ObjectNode patch) {
    patch.forEachEntry(
        (field, value) -> {
          if (value instanceof ObjectNode changes
              && target.get(field) instanceof ObjectNode object) {
            merge(object, changes);
          } else {
            target.set(field, value);
          }
        });
  }
}
