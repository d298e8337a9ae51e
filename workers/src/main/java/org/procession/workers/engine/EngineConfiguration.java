package org.procession.workers.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.CredentialsProvider;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.procession.domain.processes.Engines;
import org.procession.domain.tenancy.FindingTenants;
import org.procession.engine.EngineAddress;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The engine's client, without a starter. */
@Configuration(proxyBeanMethods = false)
public class EngineConfiguration {

  @Bean
  CamundaClient camundaClient(
      EngineProperties engine, EngineAddress address, ExecutorService jobThreads) {
    var client =
        CamundaClient.newClientBuilder()
            .applyEnvironmentVariableOverrides(false)
            .grpcAddress(engine.grpc())
            .restAddress(
                Objects.requireNonNull(
                    address.rest(),
                    "PROCESSION_ENGINE_REST must be the address of the engine's REST"))
            .preferRestOverGrpc(false) // an engine before 8.8 has another REST API
            .useDefaultRetryPolicy(true)
            .jobHandlingExecutor(jobThreads, false);
    if (address.asksWho()) {
      client.credentialsProvider(
          CredentialsProvider.newBasicAuthCredentialsProviderBuilder()
              .applyEnvironmentOverrides(false)
              .username(address.user())
              .password(address.password())
              .build());
    }
    return client.build();
  }

  @Bean
  EngineTenants engineTenants(
      CamundaClient engine, EngineAddress address, FindingTenants tenants, Engines engines) {
    return switch (address.tenancy()) {
      case SHARED -> EngineTenants.shared();
      case PER_TENANT -> new SeparateTenants(engine, address, tenants, engines);
    };
  }

  @Bean(destroyMethod = "shutdownNow")
  ExecutorService jobThreads(EngineProperties engine) {
    return Executors.newFixedThreadPool(
        engine.threads(), Thread.ofPlatform().name("job-", 0).factory());
  }
}
