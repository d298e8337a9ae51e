package org.procession.domain.events;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.procession.domain.tenancy.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells the relays that a tenant's log has grown. NOTIFY inside the recording transaction would
 * make all committing transactions of the database queue for one lock; so one thread notifies after
 * the commits, and once for many. A notification that is lost costs no more than the time until the
 * relay's next poll.
 */
@Component
public class EventBell implements SmartLifecycle {

  /** The channel of LISTEN; the payload is the tenant's id. */
  public static final String CHANNEL = "event";

  private static final Logger log = LoggerFactory.getLogger(EventBell.class);

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction; // a notification leaves when it is committed
  private final Set<TenantId> grown = ConcurrentHashMap.newKeySet();
  private final Semaphore rung = new Semaphore(0);
  private volatile boolean running;

  EventBell(JdbcClient jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
  }

  void ringAfterCommit(TenantId tenant) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            grown.add(tenant);
            rung.release();
          }
        });
  }

  @Override
  public void start() {
    running = true;
    Thread.ofVirtual().name("event-bell").start(this::notifyRelays);
  }

  private void notifyRelays() {
    while (running) {
      rung.acquireUninterruptibly();
      rung.drainPermits();
      for (var tenant : Set.copyOf(grown)) {
        grown.remove(tenant);
        try {
          transaction.executeWithoutResult(
              status ->
                  jdbc.sql("select pg_notify(?, ?)")
                      .params(CHANNEL, tenant.value())
                      .query()
                      .singleRow());
        } catch (DataAccessException | TransactionException e) {
          log.debug("relays not woken for {}; they poll", tenant, e);
        }
      }
    }
  }

  @Override
  public void stop() {
    running = false;
    rung.release();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
