package org.procession.domain.approvals;

import java.util.Collection;
import java.util.List;
import org.procession.domain.events.Subject;
import org.procession.domain.search.SearchDocument;
import org.procession.domain.search.Searchable;
import org.springframework.stereotype.Component;

/** Four-eyes rules stand on timelines, for those who may read them, but are not searched for. */
@Component
class SearchableFourEyesRules implements Searchable {

  static final String TYPE = "fourEyesRule";

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public String readPermission() {
    return "approvals.rule.read";
  }

  @Override
  public List<SearchDocument> describe(Collection<Subject> subjects) {
    return List.of();
  }
}
