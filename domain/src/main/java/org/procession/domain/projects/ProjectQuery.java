package org.procession.domain.projects;

import org.jspecify.annotations.Nullable;
import org.procession.domain.crm.ClientId;

/**
 * Which projects are looked for; all conditions must hold.
 *
 * @param status null for any
 * @param client null for any
 */
public record ProjectQuery(@Nullable ProjectStatus status, @Nullable ClientId client) {

  public static final ProjectQuery ALL = new ProjectQuery(null, null);
}
