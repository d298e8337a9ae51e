package org.procession.workers.engine;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the process engine gives work, and how much is asked of it. Where it is looked at says
 * {@link org.procession.engine.EngineAddress}.
 *
 * @param grpc for everything but looking
 * @param threads that do jobs. Jobs mostly wait for the database, so this is what bounds them:
 *     fewer than its connection pool has, as relays and health need some. Threads without number
 *     would only queue at the pool, where waiting ends in a timeout
 * @param jobTimeout after which without a sign of life the engine takes a worker for dead and gives
 *     the job to another
 * @param lastPause before the last attempt at a job that fails. Each before it is a quarter as
 *     long: with the usual five attempts 5, 19, 75 and 300 seconds
 */
@ConfigurationProperties("procession.engine")
public record EngineProperties(
    URI grpc,
    @DefaultValue("12") int threads,
    @DefaultValue("60s") Duration jobTimeout,
    @DefaultValue("5m") Duration lastPause) {

  public EngineProperties {
    Objects.requireNonNull(grpc, "PROCESSION_ENGINE_GRPC must be the address of the engine's gRPC");
  }
}
