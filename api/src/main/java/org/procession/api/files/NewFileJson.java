package org.procession.api.files;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.procession.domain.events.Subject;
import org.procession.domain.files.NewContent;
import org.procession.domain.files.NewFile;

/** A file as clients declare it. */
@Schema(name = "NewFile", description = "A file to be uploaded.")
record NewFileJson(
    @NotNull
        @Schema(
            description = "A name that every system can store, and no path.",
            example = "contract.pdf")
        String name,
    @NotNull @Schema(description = "Without parameters.", example = "application/pdf")
        String mediaType,
    @NotNull @Schema(description = "In bytes.", example = "48213") Long size,
    @NotNull
        @Schema(
            description = "The SHA-256 of the content, in hexadecimal digits.",
            example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
        String sha256,
    @Schema(description = "The records it belongs to.") @Nullable List<@NotNull Subject> attachedTo,
    @Schema(
            description =
                "Further records on whose timelines it stands, such as the client of an invoice.")
        @Nullable List<@NotNull Subject> concerns) {

  NewFile toNewFile() {
    return new NewFile(name, mediaType, orNone(attachedTo), orNone(concerns));
  }

  private static List<Subject> orNone(@Nullable List<Subject> references) {
    return references == null ? List.of() : references;
  }

  NewContent toNewContent() {
    return new NewContent(size, sha256);
  }
}
