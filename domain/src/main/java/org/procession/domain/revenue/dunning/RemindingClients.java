package org.procession.domain.revenue.dunning;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.procession.domain.approvals.ApproverGroups;
import org.procession.domain.communications.Attachment;
import org.procession.domain.communications.Message;
import org.procession.domain.communications.OutgoingMessages;
import org.procession.domain.crm.ClientRecord;
import org.procession.domain.crm.ContactId;
import org.procession.domain.crm.ContactRecord;
import org.procession.domain.crm.FindingClients;
import org.procession.domain.events.EventLog;
import org.procession.domain.events.Subject;
import org.procession.domain.identity.Directory;
import org.procession.domain.revenue.receivables.InvoiceId;
import org.procession.domain.tenancy.FindingTenants;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reminds clients of overdue invoices, by e-mail with the letter attached, SMS or letter. */
@Service
public class RemindingClients {

  private final DunningCases cases;
  private final FindingClients clients;
  private final FindingTenants tenants;
  private final Directory directory;
  private final OutgoingMessages messages;
  private final EventLog events;
  private final StepHours hours;

  RemindingClients(
      DunningCases cases,
      FindingClients clients,
      FindingTenants tenants,
      Directory directory,
      OutgoingMessages messages,
      EventLog events,
      StepHours hours) {
    this.cases = cases;
    this.clients = clients;
    this.tenants = tenants;
    this.directory = directory;
    this.messages = messages;
    this.events = events;
    this.hours = hours;
  }

  /**
   * Demands what is owed now. Idempotent by invoice and level: one reminder leaves for a level, and
   * a second call is answered with what became of the first. A client who cannot be reached as
   * wanted is reached by the first of e-mail, SMS and letter that works; a letter goes to the
   * finance group by e-mail, to be printed and posted.
   *
   * @param wanted the channel that the policy wants
   * @param days from now until the next level, and for the client to pay
   * @throws InvoiceSettled when nothing is owed any more
   * @throws InvoiceNotDunnable when finance has decided on its collection
   * @throws DunningPaused while a dispute or a promise lasts
   * @throws DunningLevelNotNext when the level is not charged
   */
  @Transactional
  public SentReminder remind(InvoiceId id, int level, DunningChannel wanted, int days) {
    var found = cases.hold(id).requireDunnable();
    var known = found.dunning().requireCharged(level);
    if (!known.isSent()) {
      found.requireNotPaused();
    }
    var client = clients.find(found.invoice().clientId());
    var contacts =
        clients.contacts(Set.of(client.id())).getOrDefault(client.id(), List.<ContactRecord>of());
    if (known.channel() == null) {
      var addressee = DunningAddressee.of(found.invoice(), client, contacts, wanted);
      demand(found, client, addressee, level, found.today().plusDays(days));
    }
    return answer(found, client, contacts, found.dunning().requireCharged(level));
  }

  private void demand(
      DunningCase found,
      ClientRecord client,
      DunningAddressee addressee,
      int level,
      LocalDate payBy) {
    if (addressee.channel() == DunningChannel.LETTER) {
      giveToFinance(text(found, tenants.current().name(), client, addressee, level, payBy));
    } else {
      var demand = demanded(found, tenants.current().name(), client, addressee, level, payBy);
      messages.plan(demand.message());
      events.record(demand.event());
    }
  }

  /** A demand that goes to the client itself, and what is to be recorded of it. */
  record Demand(Message message, InvoiceReminded event) {}

  /**
   * Demands what is owed by e-mail or SMS; message and event are still to be planned and recorded.
   *
   * @param sender as people know the tenant
   */
  Demand demanded(
      DunningCase found,
      String sender,
      ClientRecord client,
      DunningAddressee addressee,
      int level,
      LocalDate payBy) {
    var text = text(found, sender, client, addressee, level, payBy);
    var message =
        addressee.channel() == DunningChannel.SMS ? sms(addressee, text) : mail(addressee, text);
    return new Demand(message, sent(found, level, addressee.contactId(), payBy));
  }

  private ReminderText text(
      DunningCase found,
      String sender,
      ClientRecord client,
      DunningAddressee addressee,
      int level,
      LocalDate payBy) {
    var demand = DunningRecord.money(found.invoice().open(), found.invoice());
    found.dunning().demanded(level, addressee.channel(), demand, payBy);
    return ReminderText.of(found, sender, client, addressee, level, demand, payBy);
  }

  /**
   * Records that a letter on paper was posted; from now on the next level waits. Idempotent by
   * invoice and level.
   *
   * @param days from now until the next level
   * @return how long until the next level, null when it is due
   * @throws DunningLevelNotNext when no letter of the level waits to be posted
   */
  @Transactional
  public @Nullable Duration posted(InvoiceId id, int level, int days) {
    var found = cases.hold(id);
    var step = found.dunning().requireCharged(level);
    if (!step.isSent()) {
      if (step.channel() != DunningChannel.LETTER) {
        throw new DunningLevelNotNext(id, level, found.dunning().level());
      }
      events.record(sent(found, level, found.invoice().contactId(), found.today().plusDays(days)));
    }
    return hours.until(found.dunning().dueOn());
  }

  private static InvoiceReminded sent(
      DunningCase found, int level, @Nullable ContactId contact, LocalDate nextStepOn) {
    var invoice = found.invoice();
    found.dunning().sent(level, found.today(), nextStepOn);
    var step = found.dunning().requireCharged(level);
    return new InvoiceReminded(
        invoice.id(),
        invoice.clientId(),
        contact,
        Objects.requireNonNull(invoice.number()),
        level,
        Objects.requireNonNull(step.channel()),
        DunningRecord.money(Objects.requireNonNull(step.demand()), invoice),
        Objects.requireNonNull(step.payBy()));
  }

  private SentReminder answer(
      DunningCase found, ClientRecord client, List<ContactRecord> contacts, DunningStep step) {
    var invoice = found.invoice();
    var channel = Objects.requireNonNull(step.channel());
    var demand = DunningRecord.money(Objects.requireNonNull(step.demand()), invoice);
    var payBy = Objects.requireNonNull(step.payBy());
    return new SentReminder(
        channel,
        step.isSent() ? hours.until(found.dunning().dueOn()) : null,
        DunningAddressee.of(invoice, client, contacts, channel).postal(client),
        demand,
        payBy);
  }

  private static String key(ReminderText text) {
    return "dunning:%s:%d".formatted(text.invoice().id(), text.level());
  }

  private static Message mail(DunningAddressee addressee, ReminderText text) {
    return new Message(
            key(text),
            text.invoice().id().subject(),
            address(addressee),
            text.subject(),
            text.mail())
        .concerning(concerns(addressee, text))
        .in(text.language())
        .with(letter(text));
  }

  private static Message sms(DunningAddressee addressee, ReminderText text) {
    return Message.sms(
            key(text),
            text.invoice().id().subject(),
            address(addressee),
            text.subject(),
            text.sms())
        .concerning(concerns(addressee, text))
        .in(text.language());
  }

  private void giveToFinance(ReminderText text) {
    var letter = letter(text);
    for (var member : directory.membersOf(ApproverGroups.FINANCE)) {
      messages.plan(
          new Message(
                  "%s:print:%s".formatted(key(text), member.id()),
                  text.invoice().id().subject(),
                  member.email(),
                  "Please post a letter: invoice %s".formatted(text.invoice().number()),
                  "The letter attached is to be printed and posted to %s.\n"
                      .formatted(String.join(", ", text.recipient())))
              .with(letter));
    }
  }

  private static Attachment letter(ReminderText text) {
    var name = Objects.requireNonNull(text.invoice().number()).replaceAll("[^A-Za-z0-9.-]", "-");
    return Attachment.letter("%s-%d.pdf".formatted(name, text.level()), text.letter());
  }

  private static String address(DunningAddressee addressee) {
    return Objects.requireNonNull(addressee.address());
  }

  private static Set<Subject> concerns(DunningAddressee addressee, ReminderText text) {
    return Stream.concat(
            Stream.of(text.invoice().clientId().subject()),
            Optional.ofNullable(addressee.contactId()).map(ContactId::subject).stream())
        .collect(Collectors.toSet());
  }
}
