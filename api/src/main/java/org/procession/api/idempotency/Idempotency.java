package org.procession.api.idempotency;

import java.util.concurrent.TimeUnit;
import org.procession.domain.ownership.Owners;
import org.procession.domain.requests.AnsweringOnce;
import org.procession.domain.tenancy.Actor;
import org.procession.domain.tenancy.FindingTenants;
import org.procession.domain.tenancy.Scope;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/** Lets all handlers be called by {@link KeyedHandlers}, and forgets old answers. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class Idempotency implements WebMvcRegistrations {

  private final AnsweringOnce once;
  private final Owners owners;
  private final FindingTenants tenants;

  Idempotency(AnsweringOnce once, Owners owners, FindingTenants tenants) {
    this.once = once;
    this.owners = owners;
    this.tenants = tenants;
  }

  @Override
  public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
    return new KeyedHandlers(once, owners);
  }

  @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
  void forget() {
    tenants
        .served()
        .forEach(tenant -> new Scope(tenant, Actor.system("answers")).call(once::forget));
  }
}
