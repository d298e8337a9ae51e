package org.procession.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.AbstractQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Order;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a list of records is read, page by page, and by which names it can be sorted. Among records
 * that are alike in what it is sorted by, the id decides: so each has a place of its own, and what
 * is added meanwhile moves no page.
 *
 * @param <E> the entity, whose id is an embedded UUID of version 7
 */
public final class Listing<E> {

  /** The order of the ids, which are made one after the other. */
  public static final String NEWEST_FIRST = "-createdAt";

  private static final String CREATED = "createdAt";

  /** Which records a list has. */
  @FunctionalInterface
  public interface Filter<E> {
    /**
     * @param query of which conditions can be queries
     * @param all conditions that must hold, to which to add
     */
    void add(Root<E> row, AbstractQuery<?> query, CriteriaBuilder criteria, List<Predicate> all);

    /** Lists all records. */
    static <E> Filter<E> none() {
      return (row, query, criteria, all) -> {};
    }

    /**
     * Lists only those, of what this lists, that have a value.
     *
     * @param value null for any
     */
    default Filter<E> and(String attribute, @Nullable Object value) {
      return value == null
          ? this
          : (row, query, criteria, all) -> {
            add(row, query, criteria, all);
            all.add(criteria.equal(row.get(attribute), value));
          };
    }
  }

  /** By what the list can be sorted: an attribute that is never null. */
  private record Column<E, T extends Comparable<? super T>>(
      String attribute, Function<E, T> value, Function<String, T> parse) {

    Predicate beyond(
        Place place, boolean descending, Root<E> row, Path<UUID> id, CriteriaBuilder criteria) {
      Path<T> column = row.get(attribute);
      var value = parse.apply(place.value());
      var alike =
          criteria.and(
              criteria.equal(column, value),
              descending
                  ? criteria.lessThan(id, place.id())
                  : criteria.greaterThan(id, place.id()));
      return criteria.or(
          descending ? criteria.lessThan(column, value) : criteria.greaterThan(column, value),
          alike);
    }
  }

  private final Class<E> entity;
  private final Function<E, UUID> id;
  private final Map<String, Column<E, ?>> columns = new TreeMap<>();

  private Listing(Class<E> entity, Function<E, UUID> id) {
    this.entity = entity;
    this.id = id;
  }

  public static <E> Listing<E> of(Class<E> entity, Function<E, UUID> id) {
    return new Listing<>(entity, id);
  }

  /**
   * Lets the list be sorted by an attribute, while it is being declared.
   *
   * @param attribute never null in the database; callers sort by its name
   * @param parse reads what {@code toString} of a value has written
   */
  public <T extends Comparable<? super T>> Listing<E> by(
      String attribute, Function<E, T> value, Function<String, T> parse) {
    columns.put(attribute, new Column<>(attribute, value, parse));
    return this;
  }

  /**
   * Reads a page, in the transaction of the caller.
   *
   * @throws SortUnknown when the list cannot be sorted so
   * @throws Page.UnknownCursor when the cursor is none of this list in this order
   */
  public Page<E> read(EntityManager entities, Page.Limit limit, Filter<E> filter) {
    var sort = limit.sort();
    var descending = sort.startsWith("-");
    var name = descending ? sort.substring(1) : sort;
    var column = columns.get(name);
    if (column == null && !name.equals(CREATED)) {
      throw new SortUnknown(name, names());
    }
    var criteria = entities.getCriteriaBuilder();
    var query = criteria.createQuery(entity);
    var row = query.from(entity);
    Path<UUID> rowId = row.get("id").get("value");
    var conditions = new ArrayList<Predicate>();
    filter.add(row, query, criteria, conditions);
    if (limit.after() != null) {
      conditions.add(beyond(column, sort, limit, row, rowId, criteria));
    }
    var order = new ArrayList<Order>();
    if (column != null) {
      order.add(order(row.get(column.attribute()), descending, criteria));
    }
    order.add(order(rowId, descending, criteria));
    query.where(conditions.toArray(Predicate[]::new)).orderBy(order);
    var found = entities.createQuery(query).setMaxResults(limit.andOneMore()).getResultList();
    return Page.cut(found, limit, last -> cursor(column, sort, last));
  }

  private static Order order(Path<?> by, boolean descending, CriteriaBuilder criteria) {
    return descending ? criteria.desc(by) : criteria.asc(by);
  }

  private SortedSet<String> names() {
    var names = new TreeSet<>(columns.keySet());
    names.add(CREATED);
    return names;
  }

  private static <E> Predicate beyond(
      @Nullable Column<E, ?> column,
      String sort,
      Page.Limit limit,
      Root<E> row,
      Path<UUID> rowId,
      CriteriaBuilder criteria) {
    var descending = sort.startsWith("-");
    if (column == null) {
      return descending
          ? criteria.lessThan(rowId, limit.afterId())
          : criteria.greaterThan(rowId, limit.afterId());
    }
    try {
      var place = Place.of(Objects.requireNonNull(limit.after()), sort);
      return column.beyond(place, descending, row, rowId, criteria);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new Page.UnknownCursor();
    }
  }

  private String cursor(@Nullable Column<E, ?> column, String sort, E last) {
    return column == null
        ? id.apply(last).toString()
        : new Place(sort, column.value().apply(last).toString(), id.apply(last)).toString();
  }

  /** Where in the order a page ended. */
  private record Place(String sort, String value, UUID id) {

    /**
     * @throws IllegalArgumentException when it is no place in the order
     */
    static Place of(String cursor, String sort) {
      var parts = new String(Base64.getUrlDecoder().decode(cursor), UTF_8).split("\n", 3);
      if (parts.length != 3 || !parts[0].equals(sort)) {
        throw new IllegalArgumentException("no place in the order");
      }
      return new Place(sort, parts[2], UUID.fromString(parts[1]));
    }

    @Override
    public String toString() {
      var text = String.join("\n", sort, id.toString(), value);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
  }

  /** The list cannot be sorted by this. */
  public static final class SortUnknown extends Problem {
    SortUnknown(String name, SortedSet<String> known) {
      super(
          Kind.INVALID,
          "SORT_UNKNOWN",
          "This list cannot be sorted by '%s', but by %s; with a hyphen before it, the other way round."
              .formatted(name, String.join(", ", known)),
          "sort");
    }
  }
}
