package org.procession.workers.engine;

import io.camunda.client.CamundaClient;

/** What relays need of this package, made by hand. */
public final class EngineParts {

  private final Models models = new Models();
  private final EngineTenants tenants;
  private final Seal seal;
  private final DeployingModels deployment;
  private final EngineMarks marks;
  private final EventMessages messages;

  public EngineParts(CamundaClient engine, EngineTenants tenants, String sealKey) {
    this.tenants = tenants;
    this.seal = new Seal(sealKey);
    this.deployment = new DeployingModels(engine, models, tenants);
    this.marks = new EngineMarks(engine, tenants);
    this.messages = new EventMessages(engine, models, seal, tenants);
  }

  public EngineTenants tenants() {
    return tenants;
  }

  public Models models() {
    return models;
  }

  public Seal seal() {
    return seal;
  }

  public DeployingModels deployment() {
    return deployment;
  }

  public EngineMarks marks() {
    return marks;
  }

  public EventMessages messages() {
    return messages;
  }
}
