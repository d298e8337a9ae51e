package org.procession.workers.engine;

import org.procession.domain.events.Subject;

/** Is told of process instances whose jobs are done here. Called in their tenant's scope. */
interface InstanceLog {

  /** Notes an instance whose seal is verified, at each of its jobs. */
  void note(long key, String processId, Subject subject);
}
