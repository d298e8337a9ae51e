package org.procession.workers.engine;

import io.camunda.client.CamundaClient;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The engine's client, without a starter. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

  @Bean
  CamundaClient camundaClient(EngineProperties engine, ExecutorService jobThreads) {
    return CamundaClient.newClientBuilder()
        .applyEnvironmentVariableOverrides(false)
        .grpcAddress(engine.grpc())
        .restAddress(engine.rest())
        .preferRestOverGrpc(false) // an engine before 8.8 has another REST API
        .useDefaultRetryPolicy(true)
        .jobHandlingExecutor(jobThreads, false)
        .build();
  }

  @Bean(destroyMethod = "shutdownNow")
  ExecutorService jobThreads(EngineProperties engine) {
    return Executors.newFixedThreadPool(
        engine.threads(), Thread.ofPlatform().name("job-", 0).factory());
  }
}
