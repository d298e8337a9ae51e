package org.procession.domain.identity;

import org.procession.domain.events.Subject;
import org.procession.domain.search.Searchable;
import org.procession.domain.tenancy.TenantId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How events name users, groups and roles, and who sees those and API keys on timelines. */
@Configuration(proxyBeanMethods = false)
class IdentitySubjects {

  private static final String USER = "user";
  private static final String TENANT = "tenant";
  private static final String GROUP = "group";
  private static final String ROLE = "role";

  static Subject user(UserId id) {
    return Subject.named(USER, id.value());
  }

  static Subject tenant(TenantId id) {
    return Subject.named(TENANT, id.value());
  }

  static Subject group(String id) {
    return Subject.named(GROUP, id);
  }

  static Subject role(String id) {
    return Subject.named(ROLE, id);
  }

  @Bean
  Searchable searchableUsers() {
    return Searchable.onTimelinesOnly(USER, "identity.user.read");
  }

  @Bean
  Searchable searchableTenants() {
    return Searchable.onTimelinesOnly(TENANT, "identity.user.read");
  }

  @Bean
  Searchable searchableGroups() {
    return Searchable.onTimelinesOnly(GROUP, "identity.user.read");
  }

  @Bean
  Searchable searchableApiKeys() {
    return Searchable.onTimelinesOnly(ApiKeyId.TYPE, "identity.user.read");
  }

  @Bean
  Searchable searchableRoles() {
    return Searchable.onTimelinesOnly(ROLE, "identity.role.read");
  }
}
