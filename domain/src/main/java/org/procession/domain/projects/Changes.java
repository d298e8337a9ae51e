package org.procession.domain.projects;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** In which round each aspect of a proposal was changed last; all are new in the first. */
@Embeddable
record Changes(
    @Column(name = "scope_since") int scope,
    @Column(name = "budget_since") int budget,
    @Column(name = "dates_since") int dates,
    @Column(name = "risk_since") int risk,
    @Column(name = "milestones_since") int milestones) {

  static final Changes NONE = new Changes(1, 1, 1, 1, 1);

  /** The aspects in which two plans differ. */
  static Set<Aspect> between(Plan before, Plan after) {
    var changed = EnumSet.noneOf(Aspect.class);
    if (!before.title().equals(after.title())
        || !before.description().equals(after.description())) {
      changed.add(Aspect.SCOPE);
    }
    if (!before.budget().equals(after.budget())) {
      changed.add(Aspect.BUDGET);
    }
    if (!before.startsOn().equals(after.startsOn()) || !before.endsOn().equals(after.endsOn())) {
      changed.add(Aspect.DATES);
    }
    if (before.risk() != after.risk()) {
      changed.add(Aspect.RISK);
    }
    if (!before.milestones().equals(after.milestones())) {
      changed.add(Aspect.MILESTONES);
    }
    return changed;
  }

  Changes with(Set<Aspect> changed, int round) {
    return new Changes(
        changed.contains(Aspect.SCOPE) ? round : scope,
        changed.contains(Aspect.BUDGET) ? round : budget,
        changed.contains(Aspect.DATES) ? round : dates,
        changed.contains(Aspect.RISK) ? round : risk,
        changed.contains(Aspect.MILESTONES) ? round : milestones);
  }

  /** Whether none of the aspects was changed after a round. */
  boolean noneAfter(int round, Collection<Aspect> aspects) {
    return aspects.stream().allMatch(aspect -> since(aspect) <= round);
  }

  private int since(Aspect aspect) {
    return switch (aspect) {
      case SCOPE -> scope;
      case BUDGET -> budget;
      case DATES -> dates;
      case RISK -> risk;
      case MILESTONES -> milestones;
    };
  }
}
