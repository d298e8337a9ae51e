package org.procession.api.files;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.procession.domain.files.NewContent;

/** A version as clients declare it. */
@Schema(name = "NewFileVersion", description = "What the content of a version will be.")
record NewContentJson(
    @NotNull @Schema(description = "In bytes.", example = "48213") Long size,
    @NotNull
        @Schema(
            description = "The SHA-256 of the content, in hexadecimal digits.",
            example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
        String sha256) {

  NewContent toNewContent() {
    return new NewContent(size, sha256);
  }
}
