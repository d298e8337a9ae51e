package org.procession.domain.search;

import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.TextQueryType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.procession.domain.Problem;

/**
 * What somebody searches for: words that must all occur, in any order; {@code "several words"} that
 * stand together; {@code -word} or {@code -"several words"} that must not occur. The last word may
 * be the beginning of one. There is no other syntax: what looks like some is words, or nothing.
 */
public final class SearchText {

  static final int MAX_LENGTH = 200;

  private final List<Term> wanted;
  private final List<Term> unwanted;

  /** Words that stand together, or one. */
  private record Term(String words, boolean isBeginning) {

    /** Whether they stand in any of the fields. */
    Query in(List<String> fields) {
      return Query.of(
          q ->
              q.multiMatch(
                  m ->
                      isBeginning
                          ? m.query(words)
                              .fields(fields)
                              .type(TextQueryType.BoolPrefix)
                              .operator(Operator.And)
                          : m.query(words).fields(fields).type(TextQueryType.Phrase)));
    }
  }

  private SearchText(List<Term> wanted, List<Term> unwanted) {
    this.wanted = List.copyOf(wanted);
    this.unwanted = List.copyOf(unwanted);
  }

  /**
   * Reads a search. A quotation that does not end goes on to the end of the text.
   *
   * @throws QueryTooLong when it has more than {@value #MAX_LENGTH} characters
   * @throws QueryInvalid when it has control characters, or no word to look for
   */
  public static SearchText parse(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new QueryTooLong();
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw new QueryInvalid("A search has no control characters in it.");
    }
    List<Term> wanted = new ArrayList<>();
    List<Term> unwanted = new ArrayList<>();
    for (var at = 0; at < text.length(); ) {
      if (text.charAt(at) == ' ') {
        at++;
        continue;
      }
      var isUnwanted = text.charAt(at) == '-';
      var begin = isUnwanted ? at + 1 : at;
      var isQuoted = begin < text.length() && text.charAt(begin) == '"';
      var from = isQuoted ? begin + 1 : begin;
      var end = text.indexOf(isQuoted ? '"' : ' ', from);
      var to = end < 0 ? text.length() : end;
      var words = text.substring(from, to);
      if (words.codePoints().anyMatch(Character::isLetterOrDigit)) {
        var isBeginning = !isQuoted && !isUnwanted && end < 0;
        (isUnwanted ? unwanted : wanted)
            .add(new Term(isBeginning ? withoutEnd(words) : words, isBeginning));
      }
      at = to + 1;
    }
    if (wanted.isEmpty()) {
      throw new QueryInvalid("A search needs a word to look for, with a letter or a digit in it.");
    }
    return new SearchText(wanted, unwanted);
  }

  /** What is the beginning of a word ends with a letter of it, and {@code pap*} means the same. */
  private static String withoutEnd(String words) {
    return words.replaceFirst("\\p{Punct}+$", "");
  }

  /** Whether each wanted term stands in any of the fields, and no unwanted one does. */
  public Query in(String... fields) {
    var anyOf = List.of(fields);
    var all = new BoolQuery.Builder();
    wanted.forEach(term -> all.filter(term.in(anyOf)));
    unwanted.forEach(term -> all.mustNot(term.in(anyOf)));
    return all.build()._toQuery();
  }

  /** All that is wanted, as one text. */
  String words() {
    return wanted.stream().map(Term::words).collect(Collectors.joining(" "));
  }

  /** A search is for words, not for essays. */
  public static final class QueryTooLong extends Problem {
    QueryTooLong() {
      super(
          Kind.INVALID,
          "QUERY_TOO_LONG",
          "A search has at most %d characters.".formatted(MAX_LENGTH),
          "q");
    }
  }

  /** There is nothing in it to search for. */
  public static final class QueryInvalid extends Problem {
    QueryInvalid(String detail) {
      super(Kind.INVALID, "QUERY_INVALID", detail, "q");
    }
  }
}
