package org.procession.domain.data;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.procession.domain.Problem;
import org.springframework.stereotype.Component;

/** All types of records that can be imported. */
@Component
public class RecordTables {

  private final Map<String, RecordTable<?>> byType;

  RecordTables(List<RecordTable<?>> tables) {
    byType =
        tables.stream()
            .collect(
                Collectors.toMap(
                    RecordTable::type, Function.identity(), (one, other) -> one, TreeMap::new));
  }

  /**
   * @throws TypeUnknown when records of the type cannot be imported
   */
  public RecordTable<?> require(String type) {
    var table = byType.get(type);
    if (table == null) {
      throw new TypeUnknown(byType.keySet());
    }
    return table;
  }

  /** Records of this type cannot be imported. */
  public static final class TypeUnknown extends Problem {
    TypeUnknown(Iterable<String> known) {
      super(
          Kind.INVALID,
          "IMPORT_TYPE_UNKNOWN",
          "What can be imported is: %s.".formatted(String.join(", ", known)),
          "type");
    }
  }
}
