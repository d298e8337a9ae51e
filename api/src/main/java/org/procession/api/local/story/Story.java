package org.procession.api.local.story;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.procession.domain.tenancy.Actor;
import org.procession.domain.tenancy.Scope;
import org.procession.domain.tenancy.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * What a small company is busy with, so that there is something to see on timelines and in
 * Tasklist. Told by real use cases, whose events start real processes. Idempotent: what has been
 * told is not told again.
 */
@Component
@Profile("local")
public class Story {
  private static final Logger log = LoggerFactory.getLogger(Story.class);
  private static final TenantId TENANT = new TenantId("acme");

  private final List<Chapter> chapters;
  private final ReentrantLock telling = new ReentrantLock();

  Story(List<Chapter> chapters) {
    this.chapters = chapters;
  }

  /** Tells all chapters that can be told; one that fails is told at the next time. */
  public void tell() {
    telling.lock();
    try {
      new Scope(TENANT, Actor.system("demo")).run(() -> chapters.forEach(Story::tell));
    } finally {
      telling.unlock();
    }
  }

  private static void tell(Chapter chapter) {
    var name = chapter.getClass().getSimpleName();
    try {
      chapter.tell();
      log.info("{} of {} is told", name, TENANT);
    } catch (RuntimeException e) {
      log.error("{} of {} could not be told", name, TENANT, e);
    }
  }
}
