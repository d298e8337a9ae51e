package org.procession.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What docs/errors.md says: each code with what it means and which operations answer it, from the
 * description of the API and from the sentences at the exceptions in the code.
 */
final class ErrorCatalogue {

  /** More operations than these are told as many. */
  private static final int FEW = 12;

  private static final List<Path> SOURCES =
      List.of(Path.of("src", "main", "java"), Path.of("..", "domain", "src", "main", "java"));

  private static final Pattern PROBLEM =
      Pattern.compile(
          "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:public |private |static |final )*class \\w+ extends Problem\\b"
              + ".*?\"([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)\"",
          Pattern.DOTALL);

  private static final Pattern CODE = Pattern.compile("`([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)`");

  /** What no exception of a use case says. */
  private static final Map<String, String> GENERAL =
      Map.ofEntries(
          Map.entry("BODY_REQUIRED", "The request needs a body, and has none."),
          Map.entry("BODY_TOO_LARGE", "The body has more bytes than are read."),
          Map.entry("BODY_UNREADABLE", "The body broke off, or cannot be read for another reason."),
          Map.entry("DATABASE_UNAVAILABLE", "PostgreSQL does not answer, or takes nothing now."),
          Map.entry("ENGINE_UNAVAILABLE", "What the process engine has recorded cannot be read."),
          Map.entry("FIELD_REQUIRED", "A field, parameter or header that must be there is not."),
          Map.entry("FIELD_UNKNOWN", "The body has a field that does not exist."),
          Map.entry("IDEMPOTENCY_KEY_INVALID", "The header Idempotency-Key is no single key."),
          Map.entry(
              "IF_MATCH_REQUIRED",
              "A change must name the version that it is made from, in the header If-Match."),
          Map.entry("INTERNAL_ERROR", "A failure of ours; the detail says where in the log it is."),
          Map.entry("ISSUER_UNAVAILABLE", "The issuer of the token does not answer."),
          Map.entry(
              "MALFORMED_JSON",
              "The body is no JSON, has a field twice, or more levels or characters than are read."),
          Map.entry(
              "METHOD_NOT_ALLOWED", "The address does not take this method; see the header Allow."),
          Map.entry("NOT_ACCEPTABLE", "None of the media types in the header Accept is answered."),
          Map.entry("NOT_FOUND", "There is nothing at this address."),
          Map.entry("ORIGIN_NOT_ALLOWED", "Pages of this origin may not call the API."),
          Map.entry("PARAMETER_REPEATED", "A parameter that stands once at most stands twice."),
          Map.entry("PARAMETER_UNKNOWN", "The address has a parameter that does not exist."),
          Map.entry(
              "SECRET_TOLD_BEFORE",
              "The request was done before, and the secret in its answer is told once."),
          Map.entry("SEARCH_UNAVAILABLE", "Elasticsearch does not answer, or has no index yet."),
          Map.entry("STORAGE_UNAVAILABLE", "The store of files does not answer."),
          Map.entry("TOKEN_INVALID", "The access token is not accepted."),
          Map.entry("TOKEN_REQUIRED", "The request needs an access token."),
          Map.entry("UNSUPPORTED_MEDIA_TYPE", "The address does not take this Content-Type."),
          Map.entry("USER_DEACTIVATED", "The user is deactivated: nothing is permitted."),
          Map.entry("USER_UNKNOWN", "The token is valid, but its user is none of its tenant."),
          Map.entry("VALUE_INVALID", "A value is of another type or form than it must be."));

  private ErrorCatalogue() {}

  static String of(JsonNode description) throws IOException {
    var answers = answers(description);
    var meanings = meanings();
    var codes = new TreeSet<>(answers.keySet());
    codes.addAll(GENERAL.keySet());
    return "# Errors\n\nMade from the code. [The API guide](api.md#errors) tells how to read an error.\n"
        + codes.stream()
            .map(code -> entry(code, meanings, answers.getOrDefault(code, new TreeMap<>())))
            .collect(Collectors.joining());
  }

  private static String entry(
      String code, Map<String, TreeSet<String>> meanings, Map<String, TreeSet<String>> answers) {
    var meaning =
        meanings.containsKey(code)
            ? String.join(" ", meanings.get(code))
            : GENERAL.getOrDefault(code, words(code));
    var told =
        answers.entrySet().stream()
            .map(status -> "`%s` of %s.\n".formatted(status.getKey(), few(status.getValue())))
            .collect(Collectors.joining());
    return "\n## %s\n\n%s\n%s".formatted(code, meaning, told.isEmpty() ? "" : "\n" + told);
  }

  private static String few(TreeSet<String> operations) {
    return operations.size() > FEW ? "many operations" : String.join(", ", operations);
  }

  private static String words(String code) {
    return code.charAt(0) + code.substring(1).toLowerCase(Locale.ROOT).replace('_', ' ') + ".";
  }

  /** For each code its statuses, and for each of these the operations. */
  private static Map<String, TreeMap<String, TreeSet<String>>> answers(JsonNode description) {
    var answers = new TreeMap<String, TreeMap<String, TreeSet<String>>>();
    for (var path : description.path("paths")) {
      for (var operation : path) {
        for (var answer : operation.path("responses").properties()) {
          if (answer.getValue().path("content").has("application/problem+json")) {
            CODE.matcher(answer.getValue().path("description").asString())
                .results()
                .forEach(
                    code ->
                        answers
                            .computeIfAbsent(code.group(1), c -> new TreeMap<>())
                            .computeIfAbsent(answer.getKey(), s -> new TreeSet<>())
                            .add(operation.path("operationId").asString()));
          }
        }
      }
    }
    return answers;
  }

  /** The sentences at the exceptions, by code; several exceptions may share one. */
  private static Map<String, TreeSet<String>> meanings() throws IOException {
    var meanings = new TreeMap<String, TreeSet<String>>();
    for (var root : SOURCES) {
      try (var files = Files.walk(root)) {
        for (var file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          PROBLEM
              .matcher(Files.readString(file))
              .results()
              .forEach(
                  problem ->
                      meanings
                          .computeIfAbsent(problem.group(2), code -> new TreeSet<>())
                          .add(problem.group(1).replaceAll("\\s*\\n?\\s*\\*?\\s+", " ").strip()));
        }
      }
    }
    return meanings;
  }
}
