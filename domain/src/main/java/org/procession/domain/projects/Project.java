package org.procession.domain.projects;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.procession.domain.ChangedFields;
import org.procession.domain.crm.ClientId;
import org.procession.domain.identity.UserId;
import org.procession.domain.money.Money;

/** Work with an aim, a budget and an end, which begins when those agree who answer for it. */
@Entity
class Project {
  @EmbeddedId private ProjectId id;
  private String title;
  private String description;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "client_id"))
  private @Nullable ClientId clientId;

  private UserId sponsor;

  private BigDecimal budget;
  private Currency currency;
  private LocalDate startsOn;
  private LocalDate endsOn;

  @Enumerated(EnumType.STRING)
  private ProjectRisk risk;

  @Enumerated(EnumType.STRING)
  private ProjectStatus status = ProjectStatus.DRAFT;

  private int round;
  @Embedded private Changes changes = Changes.NONE;

  @ElementCollection
  @CollectionTable(name = "project_member", joinColumns = @JoinColumn(name = "project_id"))
  @OrderColumn(name = "position")
  private List<ProjectMember> members = new ArrayList<>();

  @ElementCollection
  @CollectionTable(name = "project_milestone", joinColumns = @JoinColumn(name = "project_id"))
  @OrderColumn(name = "position")
  private List<Milestone> milestones = new ArrayList<>();

  private Instant createdAt;
  private String createdBy;
  private @Nullable UserId submittedBy;
  @Version private @Nullable Long version;

  protected Project() {} // for JPA

  Project(ProjectId id, NewProject project, Instant createdAt, String createdBy) {
    this.id = id;
    this.createdAt = createdAt;
    this.createdBy = createdBy;
    staff(project);
    plan(project.plan());
  }

  private void staff(NewProject project) {
    clientId = project.clientId();
    sponsor = project.sponsor();
    if (!members.equals(project.members())) {
      members.clear();
      members.addAll(project.members());
    }
    currency = project.plan().budget().currency();
  }

  /**
   * Makes a draft what it shall be.
   *
   * @return the names of what changed
   * @throws ProjectNotInStatus unless the project is a draft
   */
  List<String> change(NewProject project) {
    requireStatus("changed", ProjectStatus.DRAFT);
    var before = record();
    staff(project);
    plan(project.plan());
    var after = record();
    return new ChangedFields()
        .note("title", before.plan().title(), after.plan().title())
        .note("description", before.plan().description(), after.plan().description())
        .note("client", before.clientId(), after.clientId())
        .note("sponsor", before.sponsor(), after.sponsor())
        .note("budget", before.plan().budget(), after.plan().budget())
        .note("start", before.plan().startsOn(), after.plan().startsOn())
        .note("end", before.plan().endsOn(), after.plan().endsOn())
        .note("risk", before.plan().risk(), after.plan().risk())
        .note("members", before.members(), after.members())
        .note("milestones", before.plan().milestones(), after.plan().milestones())
        .names();
  }

  private void plan(Plan plan) {
    title = plan.title();
    description = plan.description();
    budget = plan.budget().amount();
    startsOn = plan.startsOn();
    endsOn = plan.endsOn();
    risk = plan.risk();
    if (!milestones.equals(plan.milestones())) {
      milestones.clear();
      milestones.addAll(plan.milestones());
    }
  }

  /**
   * @throws ProjectNotInStatus unless the project is a draft
   * @throws SubmitterIsSponsor when its own sponsor submits it
   */
  void submit(UserId submitter) {
    requireStatus("submitted", ProjectStatus.DRAFT);
    if (submitter.equals(sponsor)) {
      throw new SubmitterIsSponsor(id, submitter);
    }
    status = ProjectStatus.SUBMITTED;
    submittedBy = submitter;
    round = 1;
  }

  /**
   * @return whether this call returned it: a redelivered job finds it returned and gets false
   * @throws ProjectIsWithdrawn when its submitter took it back
   */
  boolean requestChanges() {
    requireNotWithdrawn();
    if (status == ProjectStatus.CHANGES_REQUESTED) {
      return false;
    }
    requireStatus("returned", ProjectStatus.SUBMITTED);
    status = ProjectStatus.CHANGES_REQUESTED;
    return true;
  }

  /**
   * Puts in what its submitter changed and hands it in again.
   *
   * @return what was changed; null when a redelivered job finds it submitted
   * @throws ProjectIsWithdrawn when its submitter took it back
   */
  @Nullable Set<Aspect> revise(Plan revised) {
    requireNotWithdrawn();
    if (status == ProjectStatus.SUBMITTED) {
      return null;
    }
    requireStatus("revised", ProjectStatus.CHANGES_REQUESTED);
    if (!revised.budget().currency().equals(currency)) {
      throw new ProjectInvalid("budget", "The budget is in %s, as before.".formatted(currency));
    }
    round++;
    var changed = Changes.between(plan(), revised);
    changes = changes.with(changed, round);
    plan(revised);
    status = ProjectStatus.SUBMITTED;
    return changed;
  }

  /**
   * Begins, with the milestones as agreed.
   *
   * @return whether this call began it: a redelivered job finds it active and gets false
   * @throws ProjectIsWithdrawn when its submitter took it back
   */
  boolean activate() {
    requireNotWithdrawn();
    if (status == ProjectStatus.ACTIVE) {
      return false;
    }
    requireStatus("activated", ProjectStatus.SUBMITTED);
    status = ProjectStatus.ACTIVE;
    milestones.replaceAll(Milestone::fixed);
    return true;
  }

  /**
   * @return whether this call withdrew it
   * @throws ProjectNotInStatus when it is active
   */
  boolean withdraw() {
    if (status == ProjectStatus.WITHDRAWN) {
      return false;
    }
    requireStatus(
        "withdrawn", ProjectStatus.DRAFT, ProjectStatus.SUBMITTED, ProjectStatus.CHANGES_REQUESTED);
    status = ProjectStatus.WITHDRAWN;
    return true;
  }

  /**
   * Hands it in anew as it is: agreements stand, and whoever has not agreed is asked again.
   *
   * @return whether it was: false for a draft, and for a project that is active or withdrawn
   */
  boolean beginAnew() {
    return switch (status) {
      case DRAFT, ACTIVE, WITHDRAWN -> false;
      case SUBMITTED, CHANGES_REQUESTED -> {
        status = ProjectStatus.SUBMITTED;
        round++;
        yield true;
      }
    };
  }

  void requireNotWithdrawn() {
    if (status == ProjectStatus.WITHDRAWN) {
      throw new ProjectIsWithdrawn(id);
    }
  }

  void requireStatus(String action, ProjectStatus... allowed) {
    if (!List.of(allowed).contains(status)) {
      throw new ProjectNotInStatus(id, action, status, allowed);
    }
  }

  ProjectId id() {
    return id;
  }

  String title() {
    return title;
  }

  @Nullable ClientId clientId() {
    return clientId;
  }

  UserId sponsor() {
    return sponsor;
  }

  LocalDate startsOn() {
    return startsOn;
  }

  LocalDate endsOn() {
    return endsOn;
  }

  Money budget() {
    return new Money(budget, currency);
  }

  int round() {
    return round;
  }

  Changes changes() {
    return changes;
  }

  Instant createdAt() {
    return createdAt;
  }

  List<ProjectMember> members() {
    return List.copyOf(members);
  }

  /**
   * @throws NullPointerException for a draft, which nobody has submitted
   */
  UserId submitter() {
    return Objects.requireNonNull(submittedBy);
  }

  Plan plan() {
    return new Plan(title, description, budget(), startsOn, endsOn, risk, milestones);
  }

  ProjectRecord record() {
    return new ProjectRecord(
        id,
        plan(),
        clientId,
        sponsor,
        members(),
        status,
        round,
        createdAt,
        createdBy,
        submittedBy,
        Objects.requireNonNull(version));
  }
}
