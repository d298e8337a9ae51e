package org.procession.workers;

import io.camunda.zeebe.gateway.protocol.GatewayGrpc;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivateJobsRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivateJobsResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivatedJob;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CompleteJobRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CompleteJobResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.PublishMessageRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.PublishMessageResponse;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Refuses each command a few times because it has too much to do, as a real one does at times. */
public final class OverloadedEngine extends GatewayGrpc.GatewayImplBase implements AutoCloseable {

  private final Server server;
  private final AtomicInteger refusals;
  private final BlockingQueue<ActivatedJob> jobs = new LinkedBlockingQueue<>();

  public final BlockingQueue<PublishMessageRequest> published = new LinkedBlockingQueue<>();
  public final BlockingQueue<CompleteJobRequest> completed = new LinkedBlockingQueue<>();

  public OverloadedEngine(int refusals) throws IOException {
    this.refusals = new AtomicInteger(refusals);
    this.server =
        Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
            .addService(this)
            .build()
            .start();
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getPort());
  }

  /** Gives a job to whoever asks first. */
  public void offer(ActivatedJob job) {
    jobs.add(job);
  }

  @Override
  public void publishMessage(
      PublishMessageRequest request, StreamObserver<PublishMessageResponse> client) {
    answer(request, published, PublishMessageResponse.getDefaultInstance(), client);
  }

  @Override
  public void completeJob(CompleteJobRequest request, StreamObserver<CompleteJobResponse> client) {
    answer(request, completed, CompleteJobResponse.getDefaultInstance(), client);
  }

  @Override
  public void activateJobs(
      ActivateJobsRequest request, StreamObserver<ActivateJobsResponse> client) {
    var job = jobs.poll();
    if (job != null) {
      client.onNext(ActivateJobsResponse.newBuilder().addJobs(job).build());
    }
    client.onCompleted();
  }

  private <Q, A> void answer(
      Q request, BlockingQueue<Q> accepted, A answer, StreamObserver<A> client) {
    if (refusals.getAndDecrement() > 0) {
      client.onError(Status.RESOURCE_EXHAUSTED.asRuntimeException());
      return;
    }
    accepted.add(request);
    client.onNext(answer);
    client.onCompleted();
  }

  @Override
  public void close() {
    server.shutdownNow();
  }
}
