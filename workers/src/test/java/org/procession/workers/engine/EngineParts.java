package org.procession.workers.engine;

import io.camunda.client.CamundaClient;

/** What relays need of this package, made by hand. */
public final class EngineParts {

  private final Models models = new Models();
  private final Seal seal;
  private final DeployingModels deployment;
  private final EngineMarks marks;
  private final EventMessages messages;

  public EngineParts(CamundaClient engine, String sealKey) {
    this.seal = new Seal(sealKey);
    this.deployment = new DeployingModels(engine, models);
    this.marks = new EngineMarks(engine);
    this.messages = new EventMessages(engine, models, seal);
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
