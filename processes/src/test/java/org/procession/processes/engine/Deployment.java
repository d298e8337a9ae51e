package org.procession.processes.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.camunda.client.api.response.DeploymentEvent;
import java.nio.file.Path;
import java.util.List;

/** Deploys models together, as the forms and decisions of a process are bound to its deployment. */
public final class Deployment {
  private Deployment() {}

  public static DeploymentEvent of(CamundaClient client, List<Path> files) {
    var command = client.newDeployResourceCommand();
    DeployResourceCommandStep2 complete = null;
    for (var file : files) complete = command.addResourceFile(file.toString());
    return complete.send().join();
  }
}
