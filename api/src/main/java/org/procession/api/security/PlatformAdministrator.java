package org.procession.api.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.procession.domain.tenancy.Actor;

/**
 * Somebody who administers the platform, is a user of no tenant, and can do nothing for one but
 * what is named here. Who that is the installation says, and no token and no role.
 */
public final class PlatformAdministrator {

  /** How permissions begin that no role of a tenant can have. */
  static final String PLATFORM = "platform.";

  public static final String MANAGE_TENANTS = PLATFORM + "tenant.manage";

  static final Set<String> PERMISSIONS = Set.of(MANAGE_TENANTS);

  private static final String ATTRIBUTE = PlatformAdministrator.class.getName();

  private PlatformAdministrator() {}

  static void sent(HttpServletRequest request, String subject) {
    request.setAttribute(ATTRIBUTE, Actor.platform(subject));
  }

  /** The administrator who sent a request that only they may send. */
  public static Actor of(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof Actor actor) {
      return actor;
    }
    throw new IllegalStateException("only platform administrators come here");
  }
}
