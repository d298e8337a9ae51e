package org.procession.workers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.procession.engine.Course;
import org.procession.engine.EngineView;
import org.procession.engine.UserTask;
import org.procession.local.EngineTap;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** The files that were deployed, from the engine's own records. */
@Component
@Primary
public class TappedEngine implements EngineView {

  @Override
  public Optional<String> decisionModel(long decisionRequirementsKey) {
    var created =
        EngineTap.await(
            "deployment of decisions " + decisionRequirementsKey,
            record ->
                record.is("DECISION_REQUIREMENTS", "CREATED")
                    && record.key() == decisionRequirementsKey);
    return Optional.of(new String(Base64.getDecoder().decode(created.text("resource")), UTF_8));
  }

  @Override
  public List<UserTask> userTasks(String tenant, long processInstanceKey, String elementId) {
    throw new UnsupportedOperationException("see TappedUserTasks");
  }

  @Override
  public Map<Long, Course> courses(Collection<Long> processInstanceKeys) {
    throw new UnsupportedOperationException("nobody here asks for courses");
  }
}
