package org.procession.domain.projects;

/** How likely it is that a project fails or costs more, as its proposer judges. */
public enum ProjectRisk {
  LOW,
  MEDIUM,
  HIGH
}
