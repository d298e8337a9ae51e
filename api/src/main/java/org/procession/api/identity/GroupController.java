package org.procession.api.identity;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.procession.api.openapi.MayFail;
import org.procession.api.security.Permissions;
import org.procession.api.security.RequiresPermission;
import org.procession.domain.identity.ChangingGroups;
import org.procession.domain.identity.FindingAccess;
import org.procession.domain.identity.GroupRecord;
import org.procession.domain.identity.UserId;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Groups")
@RestController
@RequestMapping(path = "/api/identity/groups", produces = MediaType.APPLICATION_JSON_VALUE)
class GroupController {

  private final FindingAccess finding;
  private final ChangingGroups changing;

  GroupController(FindingAccess finding, ChangingGroups changing) {
    this.finding = finding;
    this.changing = changing;
  }

  @Schema(
      name = "Group",
      description = "Users who do the same work. Models ask groups by their ids.")
  record GroupJson(
      @Schema(example = "finance") String id,
      @Schema(description = "How many users are in it.") int members,
      @Schema(description = "The roles its members have, sorted.") List<String> roles) {

    static GroupJson of(GroupRecord group) {
      return new GroupJson(group.id(), group.members(), group.roles());
    }
  }

  /** The groups of the company. */
  record GroupsJson(List<GroupJson> items) {}

  @Operation(operationId = "listGroups", summary = "List groups", description = "By id.")
  @GetMapping
  @RequiresPermission("identity.user.read")
  GroupsJson list() {
    return new GroupsJson(finding.groups().stream().map(GroupJson::of).toList());
  }

  @Operation(
      operationId = "readGroup",
      summary = "Read a group",
      description = "`GET /api/identity/users?group=…` lists its members.")
  @MayFail("404 GROUP_NOT_FOUND")
  @GetMapping("/{groupId}")
  @RequiresPermission("identity.user.read")
  GroupJson read(@PathVariable String groupId) {
    return GroupJson.of(finding.group(groupId));
  }

  @Operation(
      operationId = "createGroup",
      summary = "Create a group",
      description = "One that is there stays as it is.")
  @MayFail("422 GROUP_INVALID")
  @PutMapping("/{groupId}")
  @RequiresPermission("identity.group.manage")
  GroupJson create(@PathVariable String groupId) {
    changing.create(groupId);
    return GroupJson.of(finding.group(groupId));
  }

  @Operation(operationId = "deleteGroup", summary = "Delete a group without members")
  @MayFail({"404 GROUP_NOT_FOUND", "409 GROUP_NOT_EMPTY"})
  @DeleteMapping("/{groupId}")
  @RequiresPermission("identity.group.manage")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable String groupId) {
    changing.delete(groupId);
  }

  @Operation(
      operationId = "addGroupMember",
      summary = "Put a user into a group",
      description = "The group must not permit more than the caller may do.")
  @MayFail({"404 GROUP_NOT_FOUND", "404 USER_NOT_FOUND", "403 GRANT_EXCEEDS_OWN"})
  @PutMapping("/{groupId}/members/{userId}")
  @RequiresPermission("identity.group.manage")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void add(@PathVariable String groupId, @PathVariable UserId userId, Permissions own) {
    changing.add(groupId, userId, own.granted());
  }

  @Operation(operationId = "removeGroupMember", summary = "Take a user out of a group")
  @MayFail({"404 GROUP_NOT_FOUND", "409 LAST_ADMINISTRATOR"})
  @DeleteMapping("/{groupId}/members/{userId}")
  @RequiresPermission("identity.group.manage")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable String groupId, @PathVariable UserId userId) {
    changing.remove(groupId, userId);
  }
}
