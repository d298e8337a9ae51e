package org.procession.api.projects;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.procession.domain.projects.Milestone;

/** A milestone as clients send and see it. */
@Schema(name = "Milestone", description = "A result that a project shall have by a day.")
record MilestoneJson(
    @NotNull @Schema(example = "Go live") String title,
    @NotNull @Schema(description = "Within the project's dates.", example = "2027-06-30")
        LocalDate dueOn,
    @Schema(
            description =
                "The day that was agreed to, which stays when the due date moves; absent until the"
                    + " project is active.",
            accessMode = Schema.AccessMode.READ_ONLY)
        @Nullable LocalDate baselineOn) {

  static MilestoneJson of(Milestone milestone) {
    return new MilestoneJson(milestone.title(), milestone.dueOn(), milestone.baselineOn());
  }
}
