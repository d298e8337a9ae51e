package org.procession.api.json;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.procession.domain.Page;

/**
 * A part of a longer list; the description of the API knows it as {@code PageOfBill} and the like.
 */
public record PageOf<T>(
    List<T> items,
    @Schema(
            description =
                "Where the next page starts: send it as parameter 'after'. Absent on the last page.",
            example = "0197c8a4-5d5e-7b6f-9c3a-1f2e3d4c5b6a")
        @Nullable String after) {

  public static <T, R> PageOf<R> of(Page<T> page, Function<T, R> mapping) {
    return new PageOf<>(page.items().stream().map(mapping).toList(), page.after().orElse(null));
  }
}
