package org.procession.workers.engine;

import io.camunda.client.CamundaClient;

/** What relays need of this package, made by hand. */
public final class EngineParts {

  private final Models models = new Models();
  private final Seal seal;
  private final DeployingModels deployment;

  public EngineParts(CamundaClient engine, String sealKey) {
    this.seal = new Seal(sealKey);
    this.deployment = new DeployingModels(engine, models);
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
}
