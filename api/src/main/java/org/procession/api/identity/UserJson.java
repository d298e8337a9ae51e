package org.procession.api.identity;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.procession.domain.identity.UserId;
import org.procession.domain.identity.UserRecord;
import org.procession.domain.identity.UserStatus;

/** A user as clients of the API see it. */
@Schema(name = "User", description = "Somebody who works for the company.")
record UserJson(
    @Schema(example = "ada") UserId id,
    @Schema(example = "Ada Lender") String displayName,
    @Schema(example = "ada@acme.example") String email,
    @Schema(
            description =
                "INVITED users have not accepted their invitation, DEACTIVATED ones have left; neither may do"
                    + " anything.")
        UserStatus status,
    @Schema(description = "The groups the user is in, sorted.") List<String> groups) {

  static UserJson of(UserRecord user) {
    return new UserJson(
        user.id(),
        user.displayName(),
        user.email(),
        user.status(),
        user.groups().stream().sorted().toList());
  }
}
