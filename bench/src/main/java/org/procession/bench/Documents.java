package org.procession.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fills an index with documents like one that the house itself put there: other ids, other times,
 * other words.
 */
final class Documents {

  private static final int BATCH = 2_000;
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z");

  private final Random random = new Random(1);
  private final Bed bed;
  private final String index;
  private final Set<String> texts;
  private final Words words;

  /**
   * @param texts the fields that get other words
   */
  Documents(Bed bed, String index, Set<String> texts, Words words) {
    this.bed = bed;
    this.index = index;
    this.texts = texts;
    this.words = words;
  }

  /**
   * Adds so many.
   *
   * @param like a condition for the document that they are like, which may still have to come
   */
  void add(int number, Map<String, ?> like) throws InterruptedException {
    bed.await("a document in " + index, () -> !first(like).isMissingNode());
    var source = first(like).toString();
    for (var done = 0; done < number; done += BATCH) {
      var lines =
          IntStream.range(0, Math.min(BATCH, number - done))
              .mapToObj(n -> another(source))
              .collect(Collectors.joining());
      var answer = bed.elasticsearch("POST", "/" + index + "/_bulk", lines);
      if (answer.path("errors").asBoolean()) {
        throw new IllegalStateException(answer.at("/items/0").toString());
      }
    }
    bed.elasticsearch("POST", "/" + index + "/_refresh", null);
  }

  private JsonNode first(Map<String, ?> like) {
    return bed.elasticsearch(
            "POST",
            "/" + index + "/_search",
            Bed.json(Map.of("size", 1, "query", Map.of("bool", Map.of("filter", List.of(like))))))
        .at("/hits/hits/0/_source");
  }

  private String another(String source) {
    var id = UUID.randomUUID().toString();
    var document =
        (ObjectNode)
            JsonMapper.shared()
                .readTree(ID.matcher(source).replaceAll(Matcher.quoteReplacement(id)));
    for (var field : List.copyOf(document.propertyNames())) {
      change(document, field);
    }
    return "{\"index\":{\"_id\":\"acme:%s\"}}\n%s\n".formatted(id, document);
  }

  private void change(ObjectNode document, String field) {
    var text = document.path(field).asString("");
    if (texts.contains(field)) {
      document.put(field, String.join(" ", text, words.next(), words.next(), words.next()));
    } else if (TIME.matcher(text).matches()) {
      var earlier = Instant.parse(text).minus(Duration.ofSeconds(random.nextInt(30_000_000)));
      document.put(field, earlier.toString());
    }
  }
}
