package org.procession.workers.relays;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.procession.workers.Patience.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.procession.domain.Page;
import org.procession.domain.approvals.Decision;
import org.procession.domain.events.EventFeed;
import org.procession.domain.events.LoggedEvent;
import org.procession.domain.events.ReadingEvents;
import org.procession.domain.processes.Engine;
import org.procession.domain.processes.Engines;
import org.procession.domain.processes.ProcessInstance;
import org.procession.domain.processes.ProcessInstances;
import org.procession.domain.revenue.payables.BillId;
import org.procession.domain.revenue.payables.BillStatus;
import org.procession.domain.revenue.payables.DecidingBills;
import org.procession.domain.revenue.payables.FindingBills;
import org.procession.domain.revenue.payables.WithdrawingBills;
import org.procession.domain.tenancy.Scope;
import org.procession.domain.tenancy.Whose;
import org.procession.local.TestParts;
import org.procession.workers.House;
import org.procession.workers.Mailbox;
import org.procession.workers.RealParts;
import org.procession.workers.WorkersApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;

/** The engine's data are deleted, and what it had to do is restarted from the event log. */
class EngineRecoveryIT {

  private final TestParts.OwnEngine engine = TestParts.ownEngine();
  private final Map<String, String> settings = new HashMap<>(RealParts.settings());
  private ConfigurableApplicationContext workers;
  private Scope scope;
  private String said;

  @BeforeEach
  void startWorkersOnAnEngineOfTheirOwn() {
    settings.put("spring.profiles.active", "local");
    settings.put("procession.engine.grpc", engine.addresses().grpc().toString());
    settings.put("procession.engine.rest", engine.addresses().rest().toString());
    workers =
        new SpringApplicationBuilder(WorkersApplication.class, House.class)
            .profiles("local")
            .run(arguments());
    scope = the(House.class).tenant();
  }

  @AfterEach
  void stop() {
    workers.close();
    engine.close();
  }

  @Test
  void restartsOnceWhatWasLostAndLeavesWhatIsAtItsEnd() {
    var waiting = submitted("R-1", "8000.00");
    awaitEvent(waiting, "revenue.billApprovalRequested", 1);
    scope.run(() -> the(DecidingBills.class).decide(waiting, approval("team-leads", "lead")));
    var posted = submitted("R-2", "10.00");
    awaitEvent(posted, "revenue.billPosted", 1);
    var withdrawn = submitted("R-3", "8000.00");
    awaitEvent(withdrawn, "revenue.billApprovalRequested", 1);
    scope.run(() -> the(WithdrawingBills.class).withdraw(withdrawn, null));
    assertThat(program("engine-check")).isZero();
    assertThat(said).contains("the engine has never lost its data");

    engine.kill();
    assertThat(program("engine-check")).isOne();
    assertThat(said).contains("Not done because of");
    engine.start();
    awaitAllGiven();
    assertThat(health().getStatus()).isEqualTo(Status.UP);
    assertThat(program("engine-check")).isZero();
    assertThat(met().number()).isZero();

    engine.kill();
    engine.deleteData();
    engine.start();
    await().until(() -> health().getStatus().equals(Status.DOWN));
    assertThat(health().getDetails()).isEqualTo(Map.of("BillApprovalProcess", 1L));
    assertThat(met().number()).isOne();
    var later = submitted("R-4", "10.00");
    awaitEvent(later, "revenue.billPosted", 1);

    assertThat(program("engine-check")).isOne();
    assertThat(said).contains("the engine has lost its data", "1 BillApprovalProcess");
    assertThat(program("engine-restart-lost")).isZero();
    assertThat(said).contains("1 BillApprovalProcess", "Nothing was done");
    assertThat(events(waiting, "processes.processRestarted")).isZero();

    assertThat(program("engine-restart-lost", "--yes")).isZero();
    assertThat(said).contains("1 started", "all of them run");
    awaitEvent(waiting, "revenue.billApprovalRequested", 2);
    assertThat(program("engine-restart-lost", "--yes")).isZero();
    assertThat(said).contains("no record waits for an instance that is lost");

    assertThat(events(waiting, "processes.processRestarted")).isOne();
    assertThat(events(waiting, "revenue.billSubmitted")).isOne();
    assertThat(events(withdrawn, "revenue.billApprovalRequested")).isOne();
    assertThat(instances(waiting)).extracting(ProcessInstance::lost).containsExactly(false, true);
    assertThat(instances(posted)).extracting(ProcessInstance::lost).containsExactly(true);
    assertThat(instances(withdrawn)).extracting(ProcessInstance::lost).containsExactly(true);
    assertThat(status(posted)).isEqualTo(BillStatus.POSTED);
    assertThat(status(waiting)).isEqualTo(BillStatus.SUBMITTED);
    scope.run(() -> the(DecidingBills.class).decide(waiting, approval("team-leads", "lead")));
    scope.run(() -> the(WithdrawingBills.class).withdraw(waiting, null));
    awaitAllGiven();
    var lead = scope.call(() -> House.address("lead"));
    await().until(() -> Mailbox.titles(lead).contains("Bill R-1 was withdrawn"));
  }

  private <T> T the(Class<T> bean) {
    return workers.getBean(bean);
  }

  private String[] arguments() {
    return settings.entrySet().stream()
        .map(setting -> "--%s=%s".formatted(setting.getKey(), setting.getValue()))
        .toArray(String[]::new);
  }

  private int program(String... words) {
    var output = new ByteArrayOutputStream();
    var code =
        EngineRecovery.run(List.of(words), new PrintStream(output, true, UTF_8), arguments());
    said = output.toString(UTF_8);
    return code;
  }

  private BillId submitted(String number, String net) {
    return scope.call(() -> the(House.class).submitted(number, net));
  }

  private static Decision approval(String group, String user) {
    return new Decision(1, 2, group, user, true, null);
  }

  private BillStatus status(BillId bill) {
    return scope.call(() -> the(FindingBills.class).find(bill).status());
  }

  private List<ProcessInstance> instances(BillId bill) {
    return scope.call(() -> the(ProcessInstances.class).of(bill.subject(), Whose.everybodys()));
  }

  private Engine met() {
    return scope.call(() -> the(Engines.class).current().orElseThrow());
  }

  private Health health() {
    return the(MeetingEngines.class).health();
  }

  private void awaitAllGiven() {
    await().until(() -> scope.call(() -> the(EventFeed.class).lag(EngineRelay.NAME) == 0));
  }

  private void awaitEvent(BillId bill, String name, int times) {
    await().until(() -> events(bill, name) >= times);
  }

  private int events(BillId bill, String name) {
    return scope.call(
        () ->
            (int)
                the(ReadingEvents.class)
                    .about(bill.subject(), new Page.Limit(100, null))
                    .items()
                    .stream()
                    .map(LoggedEvent::name)
                    .filter(name::equals)
                    .count());
  }
}
