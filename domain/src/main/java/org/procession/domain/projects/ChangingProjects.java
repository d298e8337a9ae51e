package org.procession.domain.projects;

import org.procession.domain.ChangedMeanwhile;
import org.procession.domain.events.EventLog;
import org.procession.domain.money.ExchangeRates;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes proposals that nobody has handed in yet. */
@Service
public class ChangingProjects {

  private final Projects projects;
  private final CreatingProjects creating;
  private final EventLog events;

  ChangingProjects(Projects projects, CreatingProjects creating, EventLog events) {
    this.projects = projects;
    this.creating = creating;
    this.events = events;
  }

  /**
   * Makes a draft what it shall be. A call that changes nothing leaves no trace.
   *
   * @param version of the project that the change was made from
   * @throws ProjectNotFound when the tenant has no such project
   * @throws ChangedMeanwhile when the project has another version by now
   * @throws ProjectNotInStatus unless it is a draft
   * @throws org.procession.domain.crm.ClientNotFound when the tenant has no such client
   * @throws CreatingProjects.ParticipantUnknown when the sponsor or a member is no user of the
   *     tenant
   * @throws ExchangeRates.ExchangeRateMissing when the budget could not be converted to the base
   *     currency
   */
  @Transactional
  public ProjectRecord change(ProjectId id, long version, NewProject project) {
    var changing = projects.requireLocked(id);
    ChangedMeanwhile.unless(id.subject(), version, changing.record().version());
    creating.requireKnown(project);
    var changed = changing.change(project);
    if (!changed.isEmpty()) {
      events.record(new ProjectChanged(id, changing.clientId(), changing.title(), changed));
    }
    projects.flush();
    return changing.record();
  }
}
