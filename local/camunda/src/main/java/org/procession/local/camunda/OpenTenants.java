package org.procession.local.camunda;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.List;

/**
 * Lets every caller of an engine under test work for the tenants that the system property {@code
 * procession.tenants} names, separated by commas. In a house of 8.6 only Camunda's Identity would
 * do so, which is not on this machine.
 */
public final class OpenTenants implements ServerInterceptor {

  private static final List<String> TENANTS =
      List.of(System.getProperty("procession.tenants", "").split(",", -1));

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    return Contexts.interceptCall(withTenants(), call, headers, next);
  }

  /** The gateway's own class is in no library that could be compiled against. */
  private static Context withTenants() {
    try {
      return (Context)
          Class.forName("io.camunda.zeebe.gateway.interceptors.InterceptorUtil")
              .getMethod("setAuthorizedTenants", List.class)
              .invoke(null, TENANTS);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
