package org.procession.domain.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.procession.domain.Problem;

/**
 * What a record shall be, as text by column: what its row says, and for what that leaves out, what
 * it is already. Collects what is wrong with it.
 */
public final class Fields {

  private final Map<String, String> texts;
  private final List<Fault> faults = new ArrayList<>();

  /**
   * @param texts without those that are empty
   */
  Fields(Map<String, String> texts) {
    this.texts = texts;
  }

  /** The text of a column; null when it is blank. */
  public @Nullable String text(String column) {
    return texts.get(column);
  }

  /** The text of a column that must have one; it is missed by {@link #check}. */
  public String required(String column) {
    var text = text(column);
    if (text == null) {
      faults.add(Fault.missing(column));
      return "";
    }
    return text;
  }

  /** What a column's text means; null when it is blank, or wrong, which {@link #check} tells. */
  public <T> @Nullable T read(String column, Function<String, T> form) {
    var text = text(column);
    try {
      return text == null ? null : form.apply(text);
    } catch (Problem problem) {
      faults.add(Fault.of(problem, column));
      return null;
    }
  }

  /** One of some names, in whichever case; else like {@link #read}. */
  public <E extends Enum<E>> @Nullable E oneOf(String column, Class<E> type) {
    var text = text(column);
    if (text == null) {
      return null;
    }
    var found =
        Arrays.stream(type.getEnumConstants())
            .filter(constant -> constant.name().equalsIgnoreCase(text.strip()))
            .findFirst();
    if (found.isEmpty()) {
      wrong(column, "one of " + Arrays.toString(type.getEnumConstants()));
    }
    return found.orElse(null);
  }

  /** A whole number; else like {@link #read}. */
  public @Nullable Integer wholeNumber(String column) {
    var text = text(column);
    try {
      return text == null ? null : Integer.valueOf(text.strip());
    } catch (NumberFormatException e) {
      wrong(column, "a whole number");
      return null;
    }
  }

  /** Yes or no; else like {@link #read}. */
  public @Nullable Boolean yesOrNo(String column) {
    var text = text(column);
    if (text == null) {
      return null;
    }
    var found =
        switch (text.strip().toLowerCase(java.util.Locale.ROOT)) {
          case "true", "yes", "1" -> Optional.of(true);
          case "false", "no", "0" -> Optional.of(false);
          default -> Optional.<Boolean>empty();
        };
    if (found.isEmpty()) {
      wrong(column, "true or false");
    }
    return found.orElse(null);
  }

  private void wrong(String column, String form) {
    faults.add(Fault.value(column, form));
  }

  /** Ends the reading of the record when something is wrong so far. */
  public void check() {
    if (!faults.isEmpty()) {
      throw new RowWrong(faults);
    }
  }

  /**
   * Reads the record.
   *
   * @throws RowWrong with all that is wrong
   */
  <N> N to(RowReader<N> reader) {
    try {
      var read = reader.read(this);
      check();
      return read;
    } catch (Problem problem) {
      throw new RowWrong(List.of(Fault.of(problem, "")));
    }
  }

  /** Makes a record of a row. */
  @FunctionalInterface
  public interface RowReader<N> {
    /**
     * @throws Problem when something is wrong that {@link Fields} does not notice
     */
    N read(Fields row);
  }
}
