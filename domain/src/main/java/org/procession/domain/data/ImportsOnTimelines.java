package org.procession.domain.data;

import org.procession.domain.search.Searchable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Imports stand on timelines, for those who may read them. */
@Configuration(proxyBeanMethods = false)
class ImportsOnTimelines {
  @Bean
  Searchable searchableImports() {
    return Searchable.onTimelinesOnly(ImportId.TYPE, "data.import.read");
  }
}
