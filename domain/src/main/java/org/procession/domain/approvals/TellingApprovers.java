package org.procession.domain.approvals;

import java.util.List;
import java.util.stream.Stream;
import org.procession.domain.communications.Message;
import org.procession.domain.communications.OutgoingMessages;
import org.procession.domain.events.Subject;
import org.procession.domain.identity.Directory;
import org.procession.domain.identity.UserId;
import org.procession.domain.identity.UserRecord;
import org.procession.domain.processes.Engines;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes to those whom a decision is asked of. */
@Service
public class TellingApprovers {

  private static final String REQUEST = "approvalRequest";
  private static final String REMINDER = "approvalReminder";
  private static final String WITHDRAWAL = "approvalWithdrawn";

  private final Directory directory;
  private final OutgoingMessages messages;
  private final Engines engines;
  private final String taskList;

  /**
   * @param taskList the address at which people find their tasks
   */
  TellingApprovers(
      Directory directory,
      OutgoingMessages messages,
      Engines engines,
      @Value("${procession.tasklist-url:}") String taskList) {
    this.directory = directory;
    this.messages = messages;
    this.engines = engines;
    this.taskList = taskList;
  }

  /** What a message says; the address of the task list is added to a request and a reminder. */
  public record Text(String title, String body) {}

  /**
   * Asks for a decision. Idempotent by subject, turn and person.
   *
   * @param turn what tells this request from others about the same subject: the engine's job key
   * @return whom this call wrote to
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<UserId> request(Subject about, Asked asked, long turn, Text text) {
    return tell(REQUEST, about, asked, turn, text);
  }

  /**
   * Reminds of a decision. Idempotent by subject, turn and person.
   *
   * @param turn what tells this reminder from others about the same subject: the engine's job key
   * @return whom this call wrote to
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<UserId> remind(Subject about, Asked asked, long turn, Text text) {
    return tell(REMINDER, about, asked, turn, text);
  }

  private List<UserId> tell(String purpose, Subject about, Asked asked, long turn, Text text) {
    var step = engines.turn(turn);
    return people(asked)
        .filter(
            person ->
                messages.plan(
                    new Message(
                        "%s:%s:%s:%s".formatted(purpose, about.id(), step, person.id()),
                        about,
                        person.email(),
                        text.title(),
                        "%s\n\n%s\n".formatted(text.body(), taskList))))
        .map(UserRecord::id)
        .toList();
  }

  private Stream<UserRecord> people(Asked asked) {
    return Stream.concat(
            asked.people().stream().flatMap(person -> directory.findActive(person).stream()),
            asked.groups().stream().flatMap(group -> directory.membersOf(group).stream()))
        .distinct();
  }

  /** Tells all who were asked that there is nothing to decide any more. Idempotent by subject. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void withdraw(Subject about, Text text) {
    for (var recipient : messages.recipients("%s:%s:".formatted(REQUEST, about.id()))) {
      messages.plan(
          new Message(
              "%s:%s:%s".formatted(WITHDRAWAL, about.id(), recipient),
              about,
              recipient,
              text.title(),
              text.body() + "\n"));
    }
  }
}
