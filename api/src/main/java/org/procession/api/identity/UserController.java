package org.procession.api.identity;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.procession.api.json.PageOf;
import org.procession.api.openapi.MayFail;
import org.procession.api.security.Permissions;
import org.procession.api.security.RequiresPermission;
import org.procession.domain.Page;
import org.procession.domain.identity.DeactivatingUsers;
import org.procession.domain.identity.Directory;
import org.procession.domain.identity.FindingAccess;
import org.procession.domain.identity.InvitingUsers;
import org.procession.domain.identity.Reach;
import org.procession.domain.identity.UserId;
import org.procession.domain.identity.UserStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Users")
@RestController
@RequestMapping(path = UserController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
class UserController {

  static final String PATH = "/api/identity/users";

  private final Directory directory;
  private final FindingAccess access;
  private final InvitingUsers inviting;
  private final DeactivatingUsers deactivating;

  UserController(
      Directory directory,
      FindingAccess access,
      InvitingUsers inviting,
      DeactivatingUsers deactivating) {
    this.directory = directory;
    this.access = access;
    this.inviting = inviting;
    this.deactivating = deactivating;
  }

  @Schema(name = "UserWithAccess", description = "A user, and what it may do.")
  record UserWithAccessJson(
      UserJson user,
      @Schema(description = "The roles the user has itself, not by its groups.") List<String> roles,
      @Schema(
              description =
                  "All that the user's roles and those of its groups permit for everybody's records, sorted.")
          List<String> permissions,
      @Schema(description = "All that they permit for a part of the records.")
          List<ScopedPermissionJson> scoped) {}

  @Operation(operationId = "listUsers", summary = "List users", description = "By id.")
  @MayFail({"422 LIMIT_OUT_OF_RANGE", "422 UNKNOWN_CURSOR"})
  @GetMapping
  @RequiresPermission("identity.user.read")
  PageOf<UserJson> list(
      @RequestParam(required = false) @Nullable UserStatus status,
      @Parameter(description = "A group in which they are.", example = "finance")
          @RequestParam(required = false)
          @Nullable String group,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after) {
    return PageOf.of(directory.list(status, group, new Page.Limit(limit, after)), UserJson::of);
  }

  @Operation(operationId = "readUser", summary = "Read a user, and what it may do")
  @MayFail("404 USER_NOT_FOUND")
  @GetMapping("/{userId}")
  @RequiresPermission("identity.user.read")
  UserWithAccessJson read(@PathVariable UserId userId) {
    var granted = directory.permissionsOf(userId);
    return new UserWithAccessJson(
        UserJson.of(directory.require(userId)),
        access.rolesOf(userId),
        granted.reaching(Reach.ALL),
        ScopedPermissionJson.of(granted));
  }

  @Operation(
      operationId = "inviteUserAgain",
      summary = "Send an invitation again",
      description = "With another secret; the invitation before is worth nothing any more.")
  @MayFail({"404 USER_NOT_FOUND", "409 USER_NOT_IN_STATUS"})
  @PostMapping("/{userId}/invite")
  @RequiresPermission("identity.user.invite")
  UserJson inviteAgain(@PathVariable UserId userId) {
    return UserJson.of(inviting.inviteAgain(userId));
  }

  @Operation(
      operationId = "deactivateUser",
      summary = "Deactivate a user",
      description =
          "From the next request on the user may do nothing, whatever tokens and API keys it has.")
  @MayFail({"404 USER_NOT_FOUND", "409 LAST_ADMINISTRATOR"})
  @PostMapping("/{userId}/deactivate")
  @RequiresPermission("identity.user.manage")
  UserJson deactivate(@PathVariable UserId userId) {
    return UserJson.of(deactivating.deactivate(userId));
  }

  @Operation(
      operationId = "reactivateUser",
      summary = "Reactivate a user",
      description =
          "With the groups and roles from before, which must not permit more than the caller may do.")
  @MayFail({"404 USER_NOT_FOUND", "403 GRANT_EXCEEDS_OWN"})
  @PostMapping("/{userId}/reactivate")
  @RequiresPermission("identity.user.manage")
  UserJson reactivate(@PathVariable UserId userId, Permissions own) {
    return UserJson.of(deactivating.reactivate(userId, own.granted()));
  }
}
