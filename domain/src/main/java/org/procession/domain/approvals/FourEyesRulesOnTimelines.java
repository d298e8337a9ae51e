package org.procession.domain.approvals;

import org.procession.domain.search.Searchable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has four-eyes rules stand on timelines. */
@Configuration(proxyBeanMethods = false)
class FourEyesRulesOnTimelines {

  @Bean
  Searchable searchableFourEyesRules() {
    return Searchable.onTimelinesOnly(FourEyesRuleChanged.TYPE, "approvals.rule.read");
  }
}
