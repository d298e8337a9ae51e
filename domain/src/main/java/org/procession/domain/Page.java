package org.procession.domain;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a longer list.
 *
 * @param after where the next part starts, absent when there is none; opaque to callers
 */
public record Page<T>(List<T> items, Optional<String> after) {

  public static final int MAX_LIMIT = 200;

  public Page {
    items = List.copyOf(items);
  }

  /**
   * Cuts a page from what was read with one item more than asked for, which tells whether there is
   * more.
   */
  public static <T> Page<T> cut(List<T> read, Limit limit, Function<T, String> position) {
    if (read.size() <= limit.items()) {
      return new Page<>(read, Optional.empty());
    }
    var items = read.subList(0, limit.items());
    return new Page<>(items, Optional.of(position.apply(items.getLast())));
  }

  /**
   * All items of a list, read page by page as they are asked for. What is added or removed
   * meanwhile is found or not; nothing else is left out, and nothing comes twice.
   *
   * @param read reads a page, in a transaction of its own
   */
  public static <T> Iterator<T> all(String sort, Function<Limit, Page<T>> read) {
    return new Iterator<>() {
      private Page<T> page = read.apply(new Limit(MAX_LIMIT, null, sort));
      private int next;

      @Override
      public boolean hasNext() {
        while (next == page.items().size() && page.after().isPresent()) {
          page = read.apply(new Limit(MAX_LIMIT, page.after().get(), sort));
          next = 0;
        }
        return next < page.items().size();
      }

      @Override
      public T next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return page.items().get(next++);
      }
    };
  }

  public <R> Page<R> map(Function<T, R> mapping) {
    return new Page<>(items.stream().map(mapping).toList(), after);
  }

  /**
   * How much of a list to read, and from where.
   *
   * @param after the {@link Page#after} of the page before, null for the first
   * @param sort by the name of what, after a hyphen the other way round
   */
  public record Limit(int items, @Nullable String after, String sort) {

    private static final UUID LAST = new UUID(-1, -1);

    public Limit {
      if (items < 1 || items > MAX_LIMIT) {
        throw new LimitOutOfRange(items);
      }
    }

    /** Of a list that is always ordered by id, newest first. */
    public Limit(int items, @Nullable String after) {
      this(items, after, Listing.NEWEST_FIRST);
    }

    /**
     * The id before which a list ordered by id, newest first, goes on.
     *
     * @throws UnknownCursor when the cursor is no id
     */
    public UUID beforeId() {
      return after == null ? LAST : afterId();
    }

    /** The id after which a list ordered by id goes on. */
    UUID afterId() {
      try {
        return UUID.fromString(Objects.requireNonNull(after));
      } catch (IllegalArgumentException e) {
        throw new UnknownCursor();
      }
    }

    /** The items to read so that {@link Page#cut} sees whether there are more. */
    public int andOneMore() {
      return items + 1;
    }
  }

  /** A page would have none, or more items than pages may have. */
  public static final class LimitOutOfRange extends Problem {
    LimitOutOfRange(int limit) {
      super(
          Kind.INVALID,
          "LIMIT_OUT_OF_RANGE",
          "A page has 1 to %d items, not %d.".formatted(MAX_LIMIT, limit),
          "limit");
    }
  }

  /** The cursor was not made by this list. */
  public static final class UnknownCursor extends Problem {
    public UnknownCursor() {
      super(
          Kind.INVALID,
          "UNKNOWN_CURSOR",
          "The cursor in 'after' is not one this list has given out; leave it out to start anew.",
          "after");
    }
  }
}
