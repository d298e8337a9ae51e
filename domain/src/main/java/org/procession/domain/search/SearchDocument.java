package org.procession.domain.search;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.procession.domain.events.Subject;
import org.procession.domain.money.Money;

/**
 * A record as people search for it. Begins with {@link #of}; everything else is added as there is
 * any.
 *
 * @param subject the record
 * @param title by which people know it: a name, a number with its party
 * @param text further words to find it by: parties, descriptions, notes
 * @param identifiers its numbers, for which it comes first when they are searched for as a whole
 * @param content the text of a document, null for what has none; searched, never answered
 * @param concerns the records it belongs to, such as its client
 * @param facets single values to filter and count by, such as {@code status} or {@code mediaType}
 * @param amount what it is about, null for none; shown
 * @param size in bytes, null for what has none
 * @param at when it came to be
 */
public record SearchDocument(
    Subject subject,
    String title,
    String text,
    Set<String> identifiers,
    @Nullable String content,
    Set<Subject> concerns,
    Map<String, String> facets,
    @Nullable Money amount,
    @Nullable Long size,
    Instant at) {

  /** In characters; what comes after is not searched. */
  static final int MAX_CONTENT = 100_000;

  public SearchDocument {
    identifiers = Set.copyOf(identifiers);
    content = content == null ? null : head(content);
    concerns = Set.copyOf(concerns);
    facets = Map.copyOf(facets);
  }

  private static String head(String content) {
    if (content.length() <= MAX_CONTENT) {
      return content;
    }
    var splitsPair = Character.isHighSurrogate(content.charAt(MAX_CONTENT - 1));
    return content.substring(0, splitsPair ? MAX_CONTENT - 1 : MAX_CONTENT);
  }

  public static SearchDocument of(Subject subject, String title, Instant at) {
    return new SearchDocument(
        subject, title, "", Set.of(), null, Set.of(), Map.of(), null, null, at);
  }

  /** With these words, one text a line; nulls are left out. */
  public SearchDocument withText(@Nullable String... texts) {
    return withText(Stream.of(texts));
  }

  /** With these words, one text a line; nulls are left out. */
  public SearchDocument withText(Stream<@Nullable String> texts) {
    var added =
        Stream.concat(Stream.of(text), texts)
            .filter(line -> line != null && !line.isBlank())
            .collect(Collectors.joining("\n"));
    return new SearchDocument(
        subject, title, added, identifiers, content, concerns, facets, amount, size, at);
  }

  /** With these numbers; nulls are left out. */
  public SearchDocument withIdentifiers(@Nullable String... numbers) {
    var added = new HashSet<>(identifiers);
    Stream.of(numbers).filter(Objects::nonNull).forEach(added::add);
    return new SearchDocument(
        subject, title, text, added, content, concerns, facets, amount, size, at);
  }

  /** Of a long text only the first {@value #MAX_CONTENT} characters are searched. */
  public SearchDocument withContent(@Nullable String extracted) {
    return new SearchDocument(
        subject, title, text, identifiers, extracted, concerns, facets, amount, size, at);
  }

  /** Belonging to these records, too; nulls are left out. */
  public SearchDocument concerning(@Nullable Subject... others) {
    return concerning(Stream.of(others).filter(Objects::nonNull).toList());
  }

  /** Belonging to these records, too. */
  public SearchDocument concerning(List<Subject> others) {
    var added = new HashSet<>(concerns);
    added.addAll(others);
    return new SearchDocument(
        subject, title, text, identifiers, content, added, facets, amount, size, at);
  }

  /** With a facet; null adds none. */
  public SearchDocument withFacet(String name, @Nullable Object value) {
    if (value == null) {
      return this;
    }
    var added = new HashMap<>(facets);
    added.put(name, value.toString());
    return new SearchDocument(
        subject, title, text, identifiers, content, concerns, added, amount, size, at);
  }

  public SearchDocument withAmount(Money about) {
    return new SearchDocument(
        subject, title, text, identifiers, content, concerns, facets, about, size, at);
  }

  public SearchDocument withSize(long bytes) {
    return new SearchDocument(
        subject, title, text, identifiers, content, concerns, facets, amount, bytes, at);
  }
}
