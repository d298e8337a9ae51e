package org.procession.domain.tenancy;

import org.procession.domain.tenancy.DatabaseRole.UnsafeDatabaseRole;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in two sentences instead of a stack trace why the application does not start. */
class UnsafeDatabaseRoleAnalyzer extends AbstractFailureAnalyzer<UnsafeDatabaseRole> {
  @Override
  protected FailureAnalysis analyze(Throwable failure, UnsafeDatabaseRole cause) {
    return new FailureAnalysis(cause.getMessage(), UnsafeDatabaseRole.WAY_OUT, cause);
  }
}
