package org.procession.api.data;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.procession.domain.data.Delimiter;
import org.procession.domain.data.ImportColumn;
import org.procession.domain.data.NewImport;

/** An import as clients of the API ask for it. */
@Schema(name = "NewImport", description = "An import to be created; its content is sent after it.")
record NewImportJson(
    @NotNull @Schema(description = "Of which records.", example = "client") String type,
    @Schema(
            description =
                "The field by which rows find their records, one that is unique. externalReference when it is left"
                    + " out.",
            defaultValue = "externalReference",
            example = "externalReference")
        @Nullable String key,
    @Schema(
            description =
                "The columns whose headings are called otherwise than their fields, or that are to be left out.")
        @Nullable List<@NotNull @Valid ColumnJson> columns,
    @Schema(description = "Found out by the headings when it is left out.", example = "COMMA")
        @Nullable Delimiter delimiter,
    @Schema(
            description = "Whether to change nothing, and only tell what would be.",
            defaultValue = "false",
            example = "true")
        @Nullable Boolean dryRun) {

  private static final String DEFAULT_KEY = "externalReference";

  /** A column and the field that it is. */
  @Schema(name = "ImportColumn", description = "A column of the content, and which field it is.")
  record ColumnJson(
      @NotNull @Schema(example = "name") String heading,
      @Schema(description = "None when the column is left out.", example = "name")
          @Nullable String field) {

    static ColumnJson of(ImportColumn column) {
      return new ColumnJson(column.heading(), column.field());
    }

    ImportColumn toColumn() {
      return new ImportColumn(heading.strip(), field);
    }
  }

  NewImport toNewImport() {
    return new NewImport(
        type,
        key == null ? DEFAULT_KEY : key,
        columns == null ? List.of() : columns.stream().map(ColumnJson::toColumn).toList(),
        delimiter,
        Boolean.TRUE.equals(dryRun));
  }
}
