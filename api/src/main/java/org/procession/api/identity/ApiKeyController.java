package org.procession.api.identity;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.procession.api.idempotency.AnswersSecret;
import org.procession.api.json.PageOf;
import org.procession.api.openapi.MayFail;
import org.procession.api.security.Permissions;
import org.procession.api.security.RequiresPermission;
import org.procession.domain.Page;
import org.procession.domain.identity.ApiKeyId;
import org.procession.domain.identity.ApiKeyRecord;
import org.procession.domain.identity.ApiKeys;
import org.procession.domain.identity.Directory;
import org.procession.domain.identity.IssuedApiKey;
import org.procession.domain.identity.NewApiKey;
import org.procession.domain.identity.Reach;
import org.procession.domain.identity.UserId;
import org.procession.domain.tenancy.Scope;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "API keys")
@RestController
@RequestMapping(path = "/api/identity", produces = MediaType.APPLICATION_JSON_VALUE)
class ApiKeyController {

  private final ApiKeys keys;
  private final Directory directory;

  ApiKeyController(ApiKeys keys, Directory directory) {
    this.keys = keys;
    this.directory = directory;
  }

  @Schema(
      name = "ApiKey",
      description = "With it a program acts for a user. It does not tell the key.")
  record ApiKeyJson(
      ApiKeyId id,
      @Schema(example = "Nightly import") String name,
      @Schema(description = "How the key begins.", example = "pk_f3Kx0mY3") String prefix,
      @Schema(
              description =
                  "What it permits for everybody's records, as far as the user may do it, too; sorted.",
              example = "[\"crm.client.read\"]")
          List<String> permissions,
      @Schema(description = "What it permits for a part of the records.")
          List<ScopedPermissionJson> scoped,
      Instant createdAt,
      Instant expiresAt,
      @Nullable Instant revokedAt,
      @Schema(description = "To the hour.") @Nullable Instant lastUsedAt) {

    static ApiKeyJson of(ApiKeyRecord key) {
      return new ApiKeyJson(
          key.id(),
          key.name(),
          key.prefix(),
          key.permissions().reaching(Reach.ALL),
          ScopedPermissionJson.of(key.permissions()),
          key.createdAt(),
          key.expiresAt(),
          key.revokedAt(),
          key.lastUsedAt());
    }
  }

  @Schema(name = "IssuedApiKey", description = "A new key.")
  record IssuedApiKeyJson(
      @Schema(
              description = "The key: keep it now, it is told this once.",
              example = "pk_f3Kx0mY3gPpW7v1o2sQ8bJkZ5cT4hN6rLdUeXyAaBbM")
          String key,
      ApiKeyJson apiKey) {

    static IssuedApiKeyJson of(IssuedApiKey issued) {
      return new IssuedApiKeyJson(issued.key(), ApiKeyJson.of(issued.record()));
    }
  }

  @Schema(name = "NewApiKey", description = "What a key is for.")
  record NewApiKeyJson(
      @NotNull @Schema(example = "Nightly import") String name,
      @NotNull
          @Schema(
              description = "What it permits for everybody's records, of what the caller may do.",
              example = "[\"crm.client.read\"]")
          List<@NotNull String> permissions,
      @Schema(description = "What it permits for a part of the records.")
          @Nullable List<@NotNull @Valid ScopedPermissionJson> scoped,
      @Schema(description = "At most 366 days ahead; 90 days when it is left out.")
          @Nullable Instant expiresAt) {}

  @Schema(name = "ApiKeyRotation", description = "How a key is replaced.")
  record ApiKeyRotationJson(
      @NotNull
          @Schema(
              description = "How many hours the key before remains valid, 0 to 720.",
              example = "24")
          Integer overlapHours) {}

  private static UserId caller() {
    return new UserId(Scope.current().actor().id());
  }

  @Operation(
      operationId = "listOwnApiKeys",
      summary = "List one's own API keys",
      description = "Newest first, also those that are not valid any more.")
  @MayFail({"422 LIMIT_OUT_OF_RANGE", "422 UNKNOWN_CURSOR"})
  @GetMapping("/api-keys")
  @RequiresPermission("identity.key.issue")
  PageOf<ApiKeyJson> list(
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after) {
    return PageOf.of(keys.list(caller(), new Page.Limit(limit, after)), ApiKeyJson::of);
  }

  @Operation(
      operationId = "issueApiKey",
      summary = "Issue an API key for oneself",
      description =
          "Whoever has the key acts as the caller, within these permissions. It is sent as an access token is:"
              + " `Authorization: Bearer pk_…`.")
  @ApiResponse(responseCode = "201", description = "The key, this once.")
  @MayFail({
    "422 API_KEY_INVALID",
    "422 SCOPE_NOT_APPLICABLE",
    "403 GRANT_EXCEEDS_OWN",
    "409 TOO_MANY_API_KEYS"
  })
  @AnswersSecret
  @PostMapping(path = "/api-keys", consumes = MediaType.APPLICATION_JSON_VALUE)
  @RequiresPermission("identity.key.issue")
  @ResponseStatus(HttpStatus.CREATED)
  IssuedApiKeyJson issue(@Valid @RequestBody NewApiKeyJson key, Permissions own) {
    return IssuedApiKeyJson.of(
        keys.issue(
            caller(),
            new NewApiKey(
                key.name(),
                ScopedPermissionJson.granted(key.permissions(), key.scoped()),
                key.expiresAt()),
            own.granted()));
  }

  @Operation(
      operationId = "rotateApiKey",
      summary = "Replace an API key of one's own",
      description =
          "By another that permits the same and is valid for as long as this one was to be when it was issued.")
  @ApiResponse(responseCode = "201", description = "The new key, this once.")
  @MayFail({
    "404 API_KEY_NOT_FOUND",
    "409 API_KEY_NOT_VALID",
    "409 TOO_MANY_API_KEYS",
    "422 API_KEY_INVALID",
    "403 GRANT_EXCEEDS_OWN"
  })
  @AnswersSecret
  @PostMapping(path = "/api-keys/{keyId}/rotate", consumes = MediaType.APPLICATION_JSON_VALUE)
  @RequiresPermission("identity.key.issue")
  @ResponseStatus(HttpStatus.CREATED)
  IssuedApiKeyJson rotate(
      @PathVariable ApiKeyId keyId,
      @Valid @RequestBody ApiKeyRotationJson rotation,
      Permissions own) {
    return IssuedApiKeyJson.of(
        keys.rotate(caller(), keyId, Duration.ofHours(rotation.overlapHours()), own.granted()));
  }

  @Operation(
      operationId = "revokeOwnApiKey",
      summary = "Revoke an API key of one's own",
      description = "From the next request on it lets nobody in.")
  @MayFail("404 API_KEY_NOT_FOUND")
  @PostMapping("/api-keys/{keyId}/revoke")
  @RequiresPermission("identity.key.issue")
  ApiKeyJson revoke(@PathVariable ApiKeyId keyId) {
    return ApiKeyJson.of(keys.revoke(caller(), keyId));
  }

  @Operation(
      operationId = "listApiKeys",
      summary = "List a user's API keys",
      description = "Newest first, also those that are not valid any more.")
  @MayFail({"404 USER_NOT_FOUND", "422 LIMIT_OUT_OF_RANGE", "422 UNKNOWN_CURSOR"})
  @GetMapping("/users/{userId}/api-keys")
  @RequiresPermission("identity.key.manage")
  PageOf<ApiKeyJson> listOf(
      @PathVariable UserId userId,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after) {
    directory.require(userId);
    return PageOf.of(keys.list(userId, new Page.Limit(limit, after)), ApiKeyJson::of);
  }

  @Operation(
      operationId = "revokeApiKey",
      summary = "Revoke a user's API key",
      description = "From the next request on it lets nobody in.")
  @MayFail("404 API_KEY_NOT_FOUND")
  @PostMapping("/users/{userId}/api-keys/{keyId}/revoke")
  @RequiresPermission("identity.key.manage")
  ApiKeyJson revokeOf(@PathVariable UserId userId, @PathVariable ApiKeyId keyId) {
    return ApiKeyJson.of(keys.revoke(userId, keyId));
  }
}
