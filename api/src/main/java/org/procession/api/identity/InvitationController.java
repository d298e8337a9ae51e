package org.procession.api.identity;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.procession.api.openapi.MayFail;
import org.procession.api.security.Permissions;
import org.procession.api.security.RequiresPermission;
import org.procession.domain.communications.EmailAddress;
import org.procession.domain.identity.AcceptingInvitations;
import org.procession.domain.identity.InvitingUsers;
import org.procession.domain.identity.NewUser;
import org.procession.domain.identity.UserId;
import org.procession.domain.tenancy.Scope;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Users")
@RestController
@RequestMapping(path = "/api/identity/invitations", produces = MediaType.APPLICATION_JSON_VALUE)
class InvitationController {

  private final InvitingUsers inviting;
  private final AcceptingInvitations accepting;

  InvitationController(InvitingUsers inviting, AcceptingInvitations accepting) {
    this.inviting = inviting;
    this.accepting = accepting;
  }

  @Schema(name = "NewInvitation", description = "Who is to become a user.")
  record NewInvitationJson(
      @NotNull @Schema(description = "The user's id in the company, for ever.", example = "ada")
          UserId userId,
      @NotNull @Schema(example = "Ada Lender") String displayName,
      @NotNull @Schema(example = "ada@acme.example") String email,
      @Schema(description = "Groups the user will be in.", example = "[\"finance\"]")
          @Nullable List<@NotNull String> groups,
      @Schema(description = "Roles the user will have itself.", example = "[]")
          @Nullable List<@NotNull String> roles) {

    NewUser toNewUser() {
      return new NewUser(
          userId,
          displayName,
          new EmailAddress(email),
          Objects.requireNonNullElse(groups, List.of()),
          Objects.requireNonNullElse(roles, List.of()));
    }
  }

  @Schema(name = "AcceptedInvitation", description = "What an invitation says.")
  record AcceptedInvitationJson(
      @NotNull @Schema(example = "f3Kx0mY3gPpW7v1o2sQ8bJkZ5cT4hN6rLdUeXyAaBbM")
          String invitation) {}

  @Operation(
      operationId = "inviteUser",
      summary = "Invite a user",
      description =
          "The user is there at once, as INVITED, and gets an e-mail with a secret that whoever has it can accept,"
              + " once and for a week. Its groups and roles must not permit more than the caller may do.")
  @ApiResponse(responseCode = "201", description = "The user; `Location` is its address.")
  @MayFail({
    "409 USER_EXISTS",
    "422 USER_INVALID",
    "422 EMAIL_ADDRESS_INVALID",
    "422 GROUP_NOT_FOUND",
    "422 ROLE_NOT_FOUND",
    "403 GRANT_EXCEEDS_OWN"
  })
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @RequiresPermission("identity.user.invite")
  ResponseEntity<UserJson> invite(
      @Valid @RequestBody NewInvitationJson invitation, Permissions own) {
    var invited = inviting.invite(invitation.toNewUser(), own.granted());
    return ResponseEntity.created(URI.create(UserController.PATH + "/" + invited.id()))
        .body(UserJson.of(invited));
  }

  @Operation(
      operationId = "acceptInvitation",
      summary = "Accept an invitation",
      description =
          "Makes the one whose access token it is, and who is no user of the company yet, the user who was"
              + " invited. That permission nobody needs to give: everyone has it who is no user.")
  @MayFail({"422 INVITATION_INVALID", "409 CHANGED_MEANWHILE"})
  @PostMapping(path = "/accept", consumes = MediaType.APPLICATION_JSON_VALUE)
  @RequiresPermission(Permissions.ACCEPT_INVITATION)
  UserJson accept(@Valid @RequestBody AcceptedInvitationJson accepted) {
    return UserJson.of(accepting.accept(accepted.invitation(), Scope.current().actor().id()));
  }
}
