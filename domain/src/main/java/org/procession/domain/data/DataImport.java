package org.procession.domain.data;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.procession.domain.tenancy.Actor;

/** A table of records from elsewhere, on its way into those of the tenant. */
@Entity
class DataImport {

  /** How often the same part may fail. */
  private static final int ATTEMPTS = 5;

  @EmbeddedId private ImportId id;
  private String type;
  private String keyColumn;

  @Enumerated(EnumType.STRING)
  private @Nullable Delimiter delimiter;

  private boolean dryRun;

  @Enumerated(EnumType.STRING)
  private ImportState state;

  @ElementCollection
  @CollectionTable(name = "import_column", joinColumns = @JoinColumn(name = "import_id"))
  @OrderColumn(name = "number")
  private List<ImportColumn> columns;

  private @Nullable UUID upload;
  private int parts;
  private int nextPart;
  @Embedded private RowCounts rows;
  private @Nullable String undoneTo;
  private int attempts;
  private @Nullable String failure;
  private Instant createdAt;
  private String createdBy;
  private String createdByName;
  private @Nullable Instant endedAt;
  @Version private @Nullable Long version;

  protected DataImport() {} // for JPA

  /**
   * @param createdBy for whom everything is done
   */
  DataImport(ImportId id, NewImport wanted, Instant createdAt, Actor createdBy) {
    this.id = id;
    this.type = wanted.type();
    this.keyColumn = wanted.key();
    this.delimiter = wanted.delimiter();
    this.dryRun = wanted.dryRun();
    this.state = ImportState.AWAITING_CONTENT;
    this.columns = new ArrayList<>(wanted.columns());
    this.rows = RowCounts.NONE;
    this.createdAt = createdAt;
    this.createdBy = createdBy.id();
    this.createdByName = createdBy.name();
  }

  /**
   * @throws ImportNotInState when the content is there, or not waited for any more
   */
  void requireAwaiting() {
    if (state != ImportState.AWAITING_CONTENT) {
      throw new ImportNotInState(state, "it waits for no content");
    }
  }

  /**
   * The content is there.
   *
   * @param found its columns
   * @return whether this upload is still waited for
   */
  boolean receive(UUID by, List<ImportColumn> found, int ofParts, long ofRows) {
    if (state != ImportState.AWAITING_CONTENT || !by.equals(upload)) {
      return false;
    }
    columns.clear();
    columns.addAll(found);
    upload = null;
    parts = ofParts;
    rows = RowCounts.of(ofRows);
    state = dryRun ? ImportState.VALIDATING : ImportState.RUNNING;
    return true;
  }

  /** The next part was taken. */
  void take(RowCounts part) {
    nextPart++;
    attempts = 0;
    rows = rows.plus(part);
  }

  boolean isTaken() {
    return nextPart == parts;
  }

  /**
   * @throws ImportNotInState when it has done nothing, or goes on
   */
  void beginUndoing() {
    if (dryRun) {
      throw new ImportNotInState(state, "a dry run has changed nothing");
    }
    if (state != ImportState.DONE && !(state == ImportState.FAILED && parts > 0)) {
      throw new ImportNotInState(state, "only one that has ended can be undone");
    }
    state = ImportState.UNDOING;
    attempts = 0;
    endedAt = null;
  }

  /** Rows were undone up to a key. */
  void undo(RowCounts part, String to) {
    attempts = 0;
    rows = rows.plus(part);
    undoneTo = to;
  }

  void end(ImportState as, Instant now) {
    state = as;
    endedAt = now;
  }

  /**
   * A part has failed.
   *
   * @return whether it is given up now
   */
  boolean fail(String reason, Instant now) {
    attempts++;
    if (attempts < ATTEMPTS) {
      return false;
    }
    failure = reason;
    end(ImportState.FAILED, now);
    return true;
  }

  /** What was waited for did not come. */
  void giveUp(String reason, Instant now) {
    failure = reason;
    upload = null;
    end(ImportState.FAILED, now);
  }

  ImportId id() {
    return id;
  }

  String type() {
    return type;
  }

  String keyColumn() {
    return keyColumn;
  }

  @Nullable Delimiter delimiter() {
    return delimiter;
  }

  boolean isDryRun() {
    return dryRun;
  }

  ImportState state() {
    return state;
  }

  List<ImportColumn> columns() {
    return List.copyOf(columns);
  }

  int nextPart() {
    return nextPart;
  }

  RowCounts rows() {
    return rows;
  }

  @Nullable String undoneTo() {
    return undoneTo;
  }

  /** Who asked for it. */
  Actor actor() {
    return Actor.user(createdBy, createdByName);
  }

  ImportRecord record() {
    return new ImportRecord(
        id,
        type,
        keyColumn,
        delimiter,
        dryRun,
        state,
        columns,
        rows,
        failure,
        createdAt,
        actor().reference(),
        endedAt,
        Objects.requireNonNull(version));
  }
}
