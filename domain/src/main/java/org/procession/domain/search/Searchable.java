package org.procession.domain.search;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.procession.domain.events.LoggedEvent;
import org.procession.domain.events.Subject;

/**
 * Records of one type that people can search for. A capability has a bean of this for each type of
 * its records that events are about; that is all it takes for them to be found, and for their
 * events to be seen.
 */
public interface Searchable {

  /** The type of the records, as in {@link Subject#type}. */
  String type();

  /** The permission without which a user neither finds such a record nor sees its events. */
  String readPermission();

  /**
   * Whether an event about such a record may have given to it, and to those that concern it, other
   * owners than before.
   *
   * @param owners of the record as it is now
   */
  default boolean handsOver(LoggedEvent event, Set<String> owners) {
    return false;
  }

  /**
   * Describes records of the current tenant as they are now; those that are not there (any more)
   * are left out. Called outside of any transaction, after events about these records, with up to
   * {@value RecordIndex#AT_ONCE} of them: a number of statements that does not grow with theirs is
   * what keeps the index close behind the log.
   */
  List<SearchDocument> describe(Collection<Subject> subjects);

  /** Records that stand on timelines, for those who may read them, but are not searched for. */
  static Searchable onTimelinesOnly(String type, String readPermission) {
    record OnTimelinesOnly(String type, String readPermission) implements Searchable {
      @Override
      public List<SearchDocument> describe(Collection<Subject> subjects) {
        return List.of();
      }
    }
    return new OnTimelinesOnly(type, readPermission);
  }
}
