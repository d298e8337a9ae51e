package org.procession.workers.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.command.PublishMessageCommandStep1.PublishMessageCommandStep3;
import io.grpc.Status;
import java.time.Duration;
import java.util.UUID;
import org.procession.domain.tenancy.TenantId;
import org.springframework.stereotype.Component;

/**
 * Gives an engine a mark by which it is known again: a message that nobody waits for, and that it
 * keeps for ever. The broker itself says whether it has it, and says nothing when it is away or too
 * busy; so neither is taken for an engine that has lost its data.
 */
@Component
public class EngineMarks {

  private static final String MESSAGE = "procession.engineMark";

  /** A hundred years. */
  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  private final CamundaClient engine;
  private final EngineTenants tenants;

  EngineMarks(CamundaClient engine, EngineTenants tenants) {
    this.engine = engine;
    this.tenants = tenants;
  }

  /**
   * Whether the engine has a mark. Changes nothing: a message that lives for no time at all is not
   * kept, and not taken when there is one of the same id.
   *
   * @throws io.camunda.client.api.command.ClientException when the engine does not say
   */
  public boolean isThere(TenantId tenant, UUID mark) {
    return !isTaken(message(tenant, mark).timeToLive(Duration.ZERO));
  }

  /**
   * Gives the engine a mark. Idempotent.
   *
   * @throws io.camunda.client.api.command.ClientException when nobody knows whether it took it
   */
  public void plant(TenantId tenant, UUID mark) {
    var _ = isTaken(message(tenant, mark).timeToLive(FOR_EVER));
  }

  private PublishMessageCommandStep3 message(TenantId tenant, UUID mark) {
    return engine
        .newPublishMessageCommand()
        .messageName(MESSAGE)
        .correlationKey(tenant.value())
        .messageId(mark.toString())
        .tenantId(tenants.nameOf(tenant));
  }

  private static boolean isTaken(PublishMessageCommandStep3 message) {
    try {
      message.send().join();
      return true;
    } catch (ClientStatusException e) {
      if (e.getStatusCode() == Status.Code.ALREADY_EXISTS) {
        return false;
      }
      throw e;
    }
  }
}
