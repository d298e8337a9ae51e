package org.procession.api.local.story;

import org.procession.domain.identity.Directory;
import org.procession.domain.identity.UserId;
import org.procession.domain.tenancy.Scope;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The people of the story, who do things in their own names. */
@Component
@Profile("local")
class Cast {
  static final UserId CLERK = new UserId("clerk");
  static final UserId FINANCE = new UserId("finance");
  static final UserId MANAGER = new UserId("manager");

  private final Directory directory;

  Cast(Directory directory) {
    this.directory = directory;
  }

  /** Has someone do something. */
  void as(UserId who, Runnable deed) {
    var user = directory.find(who).orElseThrow();
    Scope.current().as(user.actor()).run(deed);
  }
}
