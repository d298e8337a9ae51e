package org.procession.domain.revenue.dunning;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.annotations.ListIndexBase;
import org.jspecify.annotations.Nullable;
import org.procession.domain.money.Money;
import org.procession.domain.revenue.receivables.InvoiceId;
import org.procession.domain.revenue.receivables.InvoiceRecord;

/**
 * How far the dunning of an invoice has come. A level is first charged, then demanded, then sent;
 * each happens once, and the next level comes when the one before has been sent.
 */
@Entity
class Dunning {

  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "invoice_id"))
  private InvoiceId invoiceId;

  private @Nullable LocalDate nextStepOn;

  @Enumerated(EnumType.STRING)
  private @Nullable PauseKind pause;

  private @Nullable LocalDate pausedUntil;
  private @Nullable String pauseReason;
  private @Nullable BigDecimal promisedAmount;

  @Enumerated(EnumType.STRING)
  private @Nullable CollectionOutcome outcome;

  @ElementCollection
  @CollectionTable(name = "dunning_step", joinColumns = @JoinColumn(name = "invoice_id"))
  @OrderColumn(name = "level")
  @ListIndexBase(1)
  private List<DunningStep> steps = new ArrayList<>();

  @Version private @Nullable Long version;

  protected Dunning() {} // for JPA

  Dunning(InvoiceId invoiceId) {
    this.invoiceId = invoiceId;
  }

  InvoiceId invoiceId() {
    return invoiceId;
  }

  /** The level that is under way, or comes when the wait for it is over. */
  int level() {
    return steps.isEmpty() || steps.getLast().isSent() ? steps.size() + 1 : steps.size();
  }

  /** What was done at a level, if anything. */
  Optional<DunningStep> step(int level) {
    return level >= 1 && level <= steps.size()
        ? Optional.of(steps.get(level - 1))
        : Optional.empty();
  }

  /** The last day for which interest was charged, or the due date when none was. */
  LocalDate interestChargedUntil(InvoiceRecord invoice) {
    return steps.stream()
        .map(DunningStep::interestUntil)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(invoice.dueDate());
  }

  /** Whether a level is not charged yet, and the one before it sent. */
  boolean isNext(int level) {
    return level == steps.size() + 1 && level == level();
  }

  /**
   * @throws DunningLevelNotNext when another level comes next
   */
  void charged(int level, DunningStep step) {
    if (!isNext(level)) {
      throw new DunningLevelNotNext(invoiceId, level, level());
    }
    steps.add(step);
  }

  /**
   * @throws DunningLevelNotNext when the level is not charged
   */
  void demanded(int level, DunningChannel channel, Money demand, LocalDate payBy) {
    steps.set(level - 1, requireCharged(level).demanding(channel, demand.amount(), payBy));
  }

  /**
   * @param nextStepOn the day from which on the next level may come
   */
  void sent(int level, LocalDate on, LocalDate nextStepOn) {
    steps.set(level - 1, requireCharged(level).sent(on));
    this.nextStepOn = nextStepOn;
  }

  DunningStep requireCharged(int level) {
    return step(level).orElseThrow(() -> new DunningLevelNotNext(invoiceId, level, level()));
  }

  void waitUntil(LocalDate day) {
    nextStepOn = day;
  }

  /** The day from which on the next step may be taken, null when at once. */
  @Nullable LocalDate dueOn() {
    return Stream.of(
            Optional.ofNullable(nextStepOn),
            Optional.ofNullable(pausedUntil).map(last -> last.plusDays(1)))
        .flatMap(Optional::stream)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  @Nullable LocalDate nextStepOn() {
    return nextStepOn;
  }

  /**
   * Begins a pause, or puts it in the place of one.
   *
   * @return whether anything changed
   */
  boolean pause(
      PauseKind kind, LocalDate until, @Nullable String reason, @Nullable Money promised) {
    var amount = promised == null ? null : promised.amount();
    var same =
        kind == pause
            && until.equals(pausedUntil)
            && Objects.equals(reason, pauseReason)
            && (amount == null
                ? promisedAmount == null
                : promisedAmount != null && amount.compareTo(promisedAmount) == 0);
    pause = kind;
    pausedUntil = until;
    pauseReason = reason;
    promisedAmount = amount;
    return !same;
  }

  /**
   * @return whether there was a pause
   */
  boolean resume() {
    var paused = pause != null;
    pause = null;
    pausedUntil = null;
    pauseReason = null;
    promisedAmount = null;
    return paused;
  }

  /**
   * @throws DunningPaused while a pause lasts
   */
  void requireNotPaused(LocalDate today) {
    if (pausedUntil != null && !today.isAfter(pausedUntil)) {
      throw new DunningPaused(invoiceId, pausedUntil);
    }
  }

  /**
   * @throws InvoiceNotDunnable when finance has decided on collection
   */
  void requireUndecided() {
    if (isDecided()) {
      throw new InvoiceNotDunnable(invoiceId, "finance has decided on its collection");
    }
  }

  /** Whether finance has decided on collection. */
  boolean isDecided() {
    return outcome != null;
  }

  void end(CollectionOutcome decided) {
    outcome = decided;
  }

  DunningRecord record(InvoiceRecord invoice, LocalDate today) {
    return new DunningRecord(
        invoiceId,
        status(invoice, today),
        IntStream.rangeClosed(1, steps.size())
            .mapToObj(level -> DunningRecord.Level.of(level, steps.get(level - 1), invoice))
            .toList(),
        nextStepOn,
        pause,
        pausedUntil,
        pauseReason,
        promisedAmount == null ? null : DunningRecord.money(promisedAmount, invoice),
        outcome);
  }

  private DunningStatus status(InvoiceRecord invoice, LocalDate today) {
    if (outcome != null) {
      return DunningStatus.COLLECTION_DECIDED;
    }
    if (invoice.open().signum() == 0) {
      return steps.isEmpty() ? DunningStatus.NONE : DunningStatus.SETTLED;
    }
    if (pausedUntil != null && !today.isAfter(pausedUntil)) {
      return DunningStatus.PAUSED;
    }
    return steps.isEmpty() ? DunningStatus.NONE : DunningStatus.RUNNING;
  }
}
