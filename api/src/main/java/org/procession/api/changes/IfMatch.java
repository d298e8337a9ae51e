package org.procession.api.changes;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.procession.api.json.Version;
import org.procession.api.problem.Refused;
import org.procession.domain.ChangedMeanwhile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * From which versions of a record a change may be made: the header {@code If-Match} of RFC 9110. A
 * handler that takes one as an argument refuses requests without it.
 *
 * @param any whether every version will do
 * @param tags the entity tags of the versions that will do; weak ones never match
 */
public record IfMatch(boolean any, Set<String> tags) {

  public static final String MISSING = "IF_MATCH_REQUIRED";

  private static final String TAG = "(?:W/)?\"[!#-~\\x80-\\xff]*\"";
  private static final Pattern ONE = Pattern.compile(TAG);
  private static final Pattern LIST = Pattern.compile(TAG + "(?:\\s*,\\s*" + TAG + ")*");

  public IfMatch {
    tags = Set.copyOf(tags);
  }

  /**
   * @param headers as they were sent
   * @throws Refused when there are none, or what they say cannot be read
   */
  static IfMatch of(List<String> headers) {
    var list = String.join(",", headers).strip();
    if (list.isEmpty()) {
      throw new Refused(
          HttpStatus.PRECONDITION_REQUIRED,
          HttpHeaders.IF_MATCH,
          MISSING,
          "Read the record, and send its ETag as If-Match, so that nobody else's change is overwritten.");
    }
    if (list.equals("*")) {
      return new IfMatch(true, Set.of());
    }
    if (!LIST.matcher(list).matches()) {
      throw new Refused(
          HttpStatus.BAD_REQUEST,
          HttpHeaders.IF_MATCH,
          "VALUE_INVALID",
          "This must be the ETag of the record as it was read, such as \"3\", several of them, or *.");
    }
    return new IfMatch(
        false, ONE.matcher(list).results().map(MatchResult::group).collect(Collectors.toSet()));
  }

  /**
   * The version from which the change is made.
   *
   * @param id of the record, for people
   * @param current its version
   * @throws ChangedMeanwhile when it is none of those that will do
   */
  public long from(Object id, long current) {
    if (any || tags.contains(new Version(current).toString())) {
      return current;
    }
    throw new ChangedMeanwhile(id);
  }
}
