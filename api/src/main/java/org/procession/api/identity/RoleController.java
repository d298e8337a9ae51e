package org.procession.api.identity;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.procession.api.openapi.MayFail;
import org.procession.api.security.AskedPermissions;
import org.procession.api.security.Permissions;
import org.procession.api.security.RequiresPermission;
import org.procession.domain.identity.ChangingRoles;
import org.procession.domain.identity.FindingAccess;
import org.procession.domain.identity.Granted;
import org.procession.domain.identity.Reach;
import org.procession.domain.identity.RoleRecord;
import org.procession.domain.identity.UserId;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Roles")
@RestController
@RequestMapping(path = "/api/identity", produces = MediaType.APPLICATION_JSON_VALUE)
class RoleController {

  private final FindingAccess finding;
  private final ChangingRoles changing;
  private final AskedPermissions permissions;

  RoleController(FindingAccess finding, ChangingRoles changing, AskedPermissions permissions) {
    this.finding = finding;
    this.changing = changing;
    this.permissions = permissions;
  }

  @Schema(name = "Role", description = "A named set of permissions, and who has it.")
  record RoleJson(
      @Schema(example = "accountant") String id,
      @Schema(example = "Keeps the books.") String description,
      @Schema(description = "Whether it is the same for all companies, and cannot be changed.")
          boolean fixed,
      @Schema(
              description = "For everybody's records; sorted.",
              example = "[\"revenue.ledger.read\"]")
          List<String> permissions,
      @Schema(description = "For a part of the records.") List<ScopedPermissionJson> scoped,
      @Schema(description = "Groups whose members have it, sorted.") List<String> groups,
      @Schema(description = "Users who have it themselves, sorted.") List<UserId> users) {

    static RoleJson of(RoleRecord role) {
      return new RoleJson(
          role.id(),
          role.description(),
          role.fixed(),
          role.permissions().reaching(Reach.ALL),
          ScopedPermissionJson.of(role.permissions()),
          role.groups(),
          role.users());
    }
  }

  /** The roles of the company. */
  record RolesJson(List<RoleJson> items) {}

  @Schema(name = "NewRole", description = "What a role permits.")
  record NewRoleJson(
      @NotNull @Schema(description = "For people.", example = "Keeps the books.")
          String description,
      @NotNull
          @Schema(
              description =
                  "All that it permits for everybody's records: what is left out it does not permit any more.",
              example = "[\"revenue.ledger.read\"]")
          List<@NotNull String> permissions,
      @Schema(description = "All that it permits for a part of the records.")
          @Nullable List<@NotNull @Valid ScopedPermissionJson> scoped) {

    Granted granted() {
      return ScopedPermissionJson.granted(permissions, scoped);
    }
  }

  @Schema(name = "Permission", description = "What a role can permit.")
  record PermissionJson(
      @Schema(example = "revenue.bill.submit") String name,
      @Schema(
              description = "The operations that need it.",
              example = "[\"POST /api/revenue/bills/{billId}/submit\"]")
          List<String> operations,
      @Schema(description = "Whether it can be given for a part of the records.") boolean scoped) {}

  /** All permissions that there are. */
  record PermissionsJson(List<PermissionJson> items) {}

  @Operation(
      operationId = "listPermissions",
      summary = "List the permissions that there are",
      description = "By name, from the program itself.")
  @GetMapping("/permissions")
  @RequiresPermission("identity.role.read")
  PermissionsJson permissions() {
    return new PermissionsJson(
        permissions.operations().entrySet().stream()
            .map(
                asked ->
                    new PermissionJson(
                        asked.getKey(),
                        asked.getValue(),
                        permissions.scoped().contains(asked.getKey())))
            .toList());
  }

  @Operation(operationId = "listRoles", summary = "List roles", description = "By id.")
  @GetMapping("/roles")
  @RequiresPermission("identity.role.read")
  RolesJson list() {
    return new RolesJson(finding.roles().stream().map(RoleJson::of).toList());
  }

  @Operation(operationId = "readRole", summary = "Read a role")
  @MayFail("404 ROLE_NOT_FOUND")
  @GetMapping("/roles/{roleId}")
  @RequiresPermission("identity.role.read")
  RoleJson read(@PathVariable String roleId) {
    return RoleJson.of(finding.role(roleId));
  }

  @Operation(
      operationId = "defineRole",
      summary = "Make or change a role",
      description =
          "Makes the role what the body says, as a whole, for all who have it. What it permits anew must not be more"
              + " than the caller may do.")
  @MayFail({
    "409 ROLE_FIXED",
    "422 ROLE_INVALID",
    "422 PERMISSION_UNKNOWN",
    "422 SCOPE_NOT_APPLICABLE",
    "403 GRANT_EXCEEDS_OWN"
  })
  @PutMapping(path = "/roles/{roleId}", consumes = MediaType.APPLICATION_JSON_VALUE)
  @RequiresPermission("identity.role.manage")
  RoleJson define(
      @PathVariable String roleId, @Valid @RequestBody NewRoleJson role, Permissions own) {
    changing.define(roleId, role.description(), role.granted(), own.granted());
    return RoleJson.of(finding.role(roleId));
  }

  @Operation(operationId = "deleteRole", summary = "Delete a role that nobody has")
  @MayFail({"404 ROLE_NOT_FOUND", "409 ROLE_FIXED", "409 ROLE_IN_USE"})
  @DeleteMapping("/roles/{roleId}")
  @RequiresPermission("identity.role.manage")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable String roleId) {
    changing.delete(roleId);
  }

  @Operation(
      operationId = "giveRoleToGroup",
      summary = "Give a role to the members of a group",
      description = "The role must not permit more than the caller may do.")
  @MayFail({"404 ROLE_NOT_FOUND", "404 GROUP_NOT_FOUND", "403 GRANT_EXCEEDS_OWN"})
  @PutMapping("/roles/{roleId}/groups/{groupId}")
  @RequiresPermission("identity.role.manage")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void giveToGroup(@PathVariable String roleId, @PathVariable String groupId, Permissions own) {
    changing.giveToGroup(roleId, groupId, own.granted());
  }

  @Operation(operationId = "takeRoleFromGroup", summary = "Take a role from the members of a group")
  @MayFail({"404 ROLE_NOT_FOUND", "404 GROUP_NOT_FOUND", "409 LAST_ADMINISTRATOR"})
  @DeleteMapping("/roles/{roleId}/groups/{groupId}")
  @RequiresPermission("identity.role.manage")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void takeFromGroup(@PathVariable String roleId, @PathVariable String groupId) {
    changing.takeFromGroup(roleId, groupId);
  }

  @Operation(
      operationId = "giveRoleToUser",
      summary = "Give a role to a user",
      description = "The role must not permit more than the caller may do.")
  @MayFail({"404 ROLE_NOT_FOUND", "404 USER_NOT_FOUND", "403 GRANT_EXCEEDS_OWN"})
  @PutMapping("/roles/{roleId}/users/{userId}")
  @RequiresPermission("identity.role.manage")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void giveToUser(@PathVariable String roleId, @PathVariable UserId userId, Permissions own) {
    changing.giveToUser(roleId, userId, own.granted());
  }

  @Operation(operationId = "takeRoleFromUser", summary = "Take a role from a user")
  @MayFail({"404 ROLE_NOT_FOUND", "404 USER_NOT_FOUND", "409 LAST_ADMINISTRATOR"})
  @DeleteMapping("/roles/{roleId}/users/{userId}")
  @RequiresPermission("identity.role.manage")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void takeFromUser(@PathVariable String roleId, @PathVariable UserId userId) {
    changing.takeFromUser(roleId, userId);
  }
}
