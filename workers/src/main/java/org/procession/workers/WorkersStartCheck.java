package org.procession.workers;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.procession.domain.start.Diagnosis;
import org.procession.domain.start.Settings;
import org.procession.domain.start.StartCheck;
import org.procession.workers.engine.Seal;

/** The workers know the engine, and a key for seals that nobody can guess. */
class WorkersStartCheck implements StartCheck {

  private static final String MAKE_KEY = "Make it with 'openssl rand -base64 32'";

  @Override
  public boolean concerns(Set<?> sources) {
    return sources.contains(WorkersApplication.class);
  }

  @Override
  public List<Diagnosis> check(Settings settings) {
    var found = new ArrayList<Diagnosis>();
    for (var address : List.of("procession.engine.grpc", "procession.engine.rest")) {
      if (settings.text(address).isEmpty()) {
        found.add(
            Diagnosis.fail(
                Settings.variable(address) + " is not set: no process would go on.",
                "Set it to the address of the engine, such as https://engine.example."));
      }
    }
    found.add(key(settings.text("procession.seal-key"), settings.isLocal()));
    return found;
  }

  private static Diagnosis key(String key, boolean local) {
    if (!Seal.isUsable(key)) {
      return Diagnosis.fail(
          "PROCESSION_SEAL_KEY is not at least %d random bytes in base64: anybody could make seals."
              .formatted(Seal.MIN_KEY_BYTES),
          MAKE_KEY + ", and never change it while instances run.");
    }
    return local || Seal.isRandom(key)
        ? Diagnosis.ok("The key that seals process instances is long enough")
        : Diagnosis.fail(
            "PROCESSION_SEAL_KEY is text, or repeats itself: it can be guessed.",
            MAKE_KEY
                + "; instances that were sealed with the one before stop, and are restarted by hand.");
  }
}
