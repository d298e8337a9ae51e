package org.procession.api.openapi;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;
import static org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.procession.api.changes.IfMatch;
import org.procession.api.changes.MergePatch;
import org.procession.api.changes.Patches;
import org.procession.api.http.DeprecatedSince;
import org.procession.api.http.KnownParameters;
import org.procession.api.idempotency.AnswersSecret;
import org.procession.api.idempotency.IdempotencyKey;
import org.procession.api.json.Decimal;
import org.procession.api.problem.ProblemBody;
import org.procession.api.security.Permissions;
import org.procession.api.security.RequiresPermission;
import org.procession.domain.ChangedMeanwhile;
import org.procession.domain.Page;
import org.procession.domain.events.Subject;
import org.procession.domain.identity.UserId;
import org.procession.domain.requests.AnsweringOnce;
import org.procession.domain.tenancy.TenantId;
import org.procession.domain.tenancy.Whose;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.method.HandlerMethod;

/**
 * Describes what all operations have in common: the token and the permission they need, and the
 * problems they may answer. What an operation has of its own stands on its handler.
 */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

  private static final String TOKEN = "token";
  private static final String KEY = "IdempotencyKey";
  private static final String IF_MATCH = "IfMatch";

  static {
    SpringDocUtils.getConfig()
        .addRequestWrapperToIgnore(Permissions.class, Whose.class, IfMatch.class)
        .replaceWithSchema(MergePatch.class, new ObjectSchema())
        .replaceWithSchema(
            Decimal.class, new StringSchema().format("decimal").pattern(Decimal.FORM))
        .replaceWithSchema(
            Subject.class,
            new StringSchema().example("client:0197c8a4-5d5e-7b6f-9c3a-1f2e3d4c5b6a"))
        .replaceWithSchema(TenantId.class, new StringSchema().description("A tenant's id."))
        .replaceWithSchema(
            UserId.class, new StringSchema().description("A user's id within the tenant."));
  }

  @Bean
  OpenAPI openApi() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Procession")
                .version("1")
                .description("The REST API of Procession. The guide is docs/api.md.")
                .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
        .servers(List.of(new Server().url("/")))
        .tags(
            List.of(
                tag("Clients", "The companies and people who buy, and whom to talk to there."),
                tag("Invoices", "What clients owe: entered, issued, charged on top, and paid."),
                tag(
                    "Dunning",
                    "How clients are reminded of what is overdue, and what pauses that."),
                tag("Vendors", "The companies and people whose bills are paid."),
                tag("Bills", "What vendors demand: entered, submitted for approval, posted."),
                tag("Ledger", "What stands in the books, and for which periods they are open."),
                tag(
                    "Projects",
                    "Work with an aim, a budget and an end: proposed, agreed to, begun."),
                tag("Messages", "What left the house by e-mail and SMS, and what became of it."),
                tag("Files", "What belongs to other records: uploaded, scanned, then downloaded."),
                tag("Imports", "Tables of records that come from elsewhere."),
                tag("Timeline", "What happened, who did it, and when."),
                tag("Search", "Finds records of all kinds."),
                tag("Processes", "Which processes run, and where they wait."),
                tag("Users", "Who works for the company, who is invited, and who has left."),
                tag("Groups", "Which users do the same work, and are asked for the same."),
                tag("Roles", "What groups and users may do."),
                tag("Tenants", "Who works with the platform; for those who administer it."),
                tag("API keys", "What programs act for users with."),
                tag("Money", "What other currencies are worth.")))
        .components(
            new Components()
                .addParameters(KEY, key())
                .addParameters(IF_MATCH, ifMatch())
                .addSecuritySchemes(
                    TOKEN,
                    new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT")
                        .description(
                            "An access token of the OpenID provider, with the claims `tenant` and"
                                + " `sub`; or an API key, `pk_…`.")))
        .addSecurityItem(new SecurityRequirement().addList(TOKEN));
  }

  private static Parameter key() {
    return new HeaderParameter()
        .name(IdempotencyKey.HEADER)
        .description(
            "A key of your making for this request, such as a UUID: sent again with it, the request is not done again"
                + " but answered as before, with `%s: true`. Kept for %d hours at least."
                    .formatted(IdempotencyKey.REPLAYED, AnsweringOnce.KEPT.toHours()))
        .schema(new StringSchema().minLength(1).maxLength(257))
        .example("\"8e03978e-40d5-43dd-bc93-6894a57f9324\"");
  }

  private static Parameter ifMatch() {
    return new HeaderParameter()
        .name(HttpHeaders.IF_MATCH)
        .required(true)
        .description(
            "The `ETag` of the record from which the change is made, several of which one must be current, or `*`.")
        .schema(new StringSchema())
        .example("\"0\"");
  }

  private static Tag tag(String name, String description) {
    return new Tag().name(name).description(description);
  }

  @Bean
  GlobalOpenApiCustomizer problemSchemas() {
    return api ->
        ModelConverters.getInstance(true)
            .readAll(new AnnotatedType(ProblemBody.class))
            .forEach(api.getComponents()::addSchemas);
  }

  @Bean
  GlobalOperationCustomizer commonAnswers() {
    return (operation, handler) -> {
      tellPermission(operation, handler);
      tellPages(operation);
      tellDeprecation(operation, handler);
      tell(operation, "401 TOKEN_REQUIRED", "401 TOKEN_INVALID");
      if (operation.getResponses().values().stream()
          .anyMatch(answer -> answer.getContent() != null)) {
        tell(operation, "406 NOT_ACCEPTABLE");
      }
      tell(operation, "429 TOO_MANY_REQUESTS");
      tell(
          operation,
          "403 PERMISSION_MISSING",
          "403 USER_UNKNOWN",
          "403 USER_DEACTIVATED",
          "403 TENANT_SUSPENDED");
      tell(operation, "400 " + KnownParameters.UNKNOWN, "400 " + KnownParameters.REPEATED);
      if (takes("query", operation) || takes("header", operation)) {
        tell(operation, "400 VALUE_INVALID", "400 FIELD_REQUIRED");
      }
      if (takes("path", operation)) {
        tell(operation, "404 NOT_FOUND");
      }
      if (operation.getRequestBody() != null) {
        tell(operation, "400 BODY_REQUIRED", "413 BODY_TOO_LARGE", "415 UNSUPPORTED_MEDIA_TYPE");
        tellPatch(operation, handler);
        var content = operation.getRequestBody().getContent();
        if (content.containsKey(APPLICATION_JSON_VALUE)
            || content.containsKey(MergePatch.MEDIA_TYPE)) {
          tell(operation, "400 MALFORMED_JSON", "400 FIELD_UNKNOWN");
          tell(operation, "400 VALUE_INVALID", "400 FIELD_REQUIRED");
        }
      }
      var own = handler.getMethodAnnotation(MayFail.class);
      if (own != null) {
        tell(operation, own.value());
      }
      if (takes(IfMatch.class, handler)) {
        operation.addParametersItem(new Parameter().$ref(IF_MATCH));
        tell(operation, "400 VALUE_INVALID", "412 " + ChangedMeanwhile.CODE);
        tell(operation, "428 " + IfMatch.MISSING);
      }
      if (handler.hasMethodAnnotation(PostMapping.class)) {
        operation.addParametersItem(new Parameter().$ref(KEY));
        tell(operation, "400 " + IdempotencyKey.INVALID);
        tell(operation, "409 REQUEST_IN_PROGRESS", "422 IDEMPOTENCY_KEY_REUSED");
        if (handler.hasMethodAnnotation(AnswersSecret.class)) {
          tell(operation, "409 " + IdempotencyKey.SECRET_TOLD);
        }
      }
      return operation;
    };
  }

  private static boolean takes(String place, Operation operation) {
    return operation.getParameters() != null
        && operation.getParameters().stream().anyMatch(p -> p.getIn().equals(place));
  }

  private static boolean takes(Class<?> argument, HandlerMethod handler) {
    return Arrays.stream(handler.getMethodParameters())
        .anyMatch(parameter -> parameter.getParameterType() == argument);
  }

  /** A patch has the fields of the whole, none of which must be there. */
  private static void tellPatch(Operation operation, HandlerMethod handler) {
    var patches = handler.getMethodAnnotation(Patches.class);
    if (patches != null) {
      Schema<?> whole =
          ModelConverters.getInstance(true)
              .resolveAsResolvedSchema(new AnnotatedType(patches.value()))
              .schema;
      var patch = new Schema<Object>();
      patch.setTypes(Set.of("object"));
      patch.setDescription(
          "A merge patch after RFC 7396: fields that are left out stay, `null` takes away what need not be there.");
      var properties = new LinkedHashMap<>(whole.getProperties());
      properties.keySet().removeAll(Set.of(patches.without()));
      patch.setProperties(properties);
      operation
          .getRequestBody()
          .setContent(
              new Content().addMediaType(MergePatch.MEDIA_TYPE, new MediaType().schema(patch)));
    }
  }

  private static void tellPages(Operation operation) {
    if (operation.getParameters() != null) {
      for (var parameter : operation.getParameters()) {
        switch (parameter.getName()) {
          case "limit" -> {
            parameter.setDescription("How many items a page has at most.");
            parameter.getSchema().minimum(BigDecimal.ONE).maximum(new BigDecimal(Page.MAX_LIMIT));
          }
          case "after" -> parameter.setDescription("The `after` of the page before.");
          case "sort" -> {
            parameter.setDescription(
                "By which name; with a hyphen before it, the other way round.");
            tell(operation, "422 SORT_UNKNOWN");
          }
          default -> {
            // Described where it is declared.
          }
        }
      }
    }
  }

  private static void tellPermission(Operation operation, HandlerMethod handler) {
    var permission = handler.getMethodAnnotation(RequiresPermission.class);
    if (permission != null) {
      add("Needs the permission `%s`.".formatted(permission.value()), operation);
    }
  }

  static void tellDeprecation(Operation operation, HandlerMethod handler) {
    var deprecated = handler.getMethodAnnotation(DeprecatedSince.class);
    if (deprecated != null) {
      operation.setDeprecated(true);
      add(
          "Deprecated since %s, gone from %s on; see %s."
              .formatted(deprecated.value(), deprecated.sunset(), deprecated.instead()),
          operation);
    }
  }

  private static void add(String sentence, Operation operation) {
    var before = operation.getDescription();
    operation.setDescription(before == null ? sentence : before + "\n\n" + sentence);
  }

  private static void tell(Operation operation, String... problems) {
    for (var problem : problems) {
      var parts = problem.split(" ", 2);
      var code = "`" + parts[1] + "`";
      var answer =
          operation
              .getResponses()
              .computeIfAbsent(parts[0], status -> new ApiResponse().content(problem()));
      var told = answer.getDescription();
      if (told == null || !told.contains(code)) {
        answer.setDescription(told == null ? code : told + ", " + code);
      }
    }
  }

  private static Content problem() {
    return new Content()
        .addMediaType(
            APPLICATION_PROBLEM_JSON_VALUE,
            new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem")));
  }
}
