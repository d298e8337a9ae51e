package org.procession.domain.revenue.dunning;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.procession.domain.Problem;
import org.procession.domain.communications.OutgoingMessages;
import org.procession.domain.crm.ClientRecord;
import org.procession.domain.crm.ContactRecord;
import org.procession.domain.crm.FindingClients;
import org.procession.domain.events.EventLog;
import org.procession.domain.money.Currencies;
import org.procession.domain.money.ExchangeRates;
import org.procession.domain.revenue.receivables.InvoiceId;
import org.procession.domain.tenancy.FindingTenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Reminds clients of many invoices of a dunning run at once. */
@Service
public class RemindingByRun {

  private static final Logger log = LoggerFactory.getLogger(RemindingByRun.class);

  private final DunningRuns runs;
  private final DunningCases cases;
  private final ChargingDunning charging;
  private final ExchangeRates rates;
  private final FindingTenants tenants;
  private final FindingClients clients;
  private final RemindingClients reminding;
  private final StepHours hours;
  private final OutgoingMessages messages;
  private final EventLog events;
  private final TransactionTemplate transaction;

  RemindingByRun(
      DunningRuns runs,
      DunningCases cases,
      ChargingDunning charging,
      ExchangeRates rates,
      FindingTenants tenants,
      FindingClients clients,
      RemindingClients reminding,
      StepHours hours,
      OutgoingMessages messages,
      EventLog events,
      TransactionTemplate transaction) {
    this.runs = runs;
    this.cases = cases;
    this.charging = charging;
    this.rates = rates;
    this.tenants = tenants;
    this.clients = clients;
    this.reminding = reminding;
    this.hours = hours;
    this.messages = messages;
    this.events = events;
    this.transaction = transaction;
  }

  /**
   * What the policy says of an invoice.
   *
   * @param wanted the channel that the policy wants
   * @param fee in the tenant's base currency
   * @param yearlyInterest in percent
   * @param days from now until the next level, and for the client to pay
   */
  public record Reminder(
      InvoiceId invoiceId,
      int level,
      DunningChannel wanted,
      BigDecimal fee,
      BigDecimal yearlyInterest,
      int days) {}

  /**
   * Charges and demands all that is due and can be sent by e-mail or SMS, in one transaction. What
   * cannot is left to the process of the invoice: one that is in another run, is paid, pauses, has
   * had the level, or whose client gets letters on paper only. So is one that makes the transaction
   * fail, as when the books are closed: without it the others are tried again. Idempotent by
   * invoice and level.
   *
   * @return of how many invoices a reminder was planned
   */
  public int remind(DunningRunId run, List<Reminder> reminders) {
    try {
      return transaction.execute(status -> remindAll(run, reminders));
    } catch (Problem | DataIntegrityViolationException e) {
      if (reminders.size() == 1) {
        log.info(
            "invoice {} is left to its own process: {}",
            reminders.getFirst().invoiceId(),
            e.toString());
        return 0;
      }
      var middle = reminders.size() / 2;
      return remind(run, reminders.subList(0, middle))
          + remind(run, reminders.subList(middle, reminders.size()));
    }
  }

  private int remindAll(DunningRunId run, List<Reminder> reminders) {
    var wanted =
        reminders.stream().collect(Collectors.toMap(Reminder::invoiceId, Function.identity()));
    var due =
        cases.hold(runs.those(run, wanted.keySet())).stream()
            .filter(found -> found.isDue(hours))
            .toList();
    var clientIds = due.stream().map(found -> found.invoice().clientId()).toList();
    var known = clients.find(clientIds);
    var contacts = clients.contacts(clientIds);
    var common = new Common(tenants.current().name(), new HashMap<>());
    var demands = new ArrayList<RemindingClients.Demand>();
    for (var found : due) {
      var invoice = found.invoice();
      var reminder = requireNonNull(wanted.get(invoice.id()));
      var client = requireNonNull(known.get(invoice.clientId()));
      var addressee =
          DunningAddressee.of(
              invoice,
              client,
              contacts.getOrDefault(client.id(), List.<ContactRecord>of()),
              reminder.wanted());
      if (found.dunning().isNext(reminder.level())
          && addressee.channel() != DunningChannel.LETTER) {
        demands.add(demand(found, common, client, addressee, reminder));
      }
    }
    messages.planAll(demands.stream().map(RemindingClients.Demand::message).toList());
    events.recordAll(demands.stream().map(RemindingClients.Demand::event).toList());
    return demands.size();
  }

  /**
   * What is the same for many invoices, and is looked up once.
   *
   * @param sender as people know the tenant
   */
  private record Common(String sender, Map<Currency, ExchangeRates.Rate> rates) {}

  private RemindingClients.Demand demand(
      DunningCase found,
      Common common,
      ClientRecord client,
      DunningAddressee addressee,
      Reminder reminder) {
    var terms = new DunningTerms(reminder.fee(), reminder.yearlyInterest());
    var rate =
        common
            .rates()
            .computeIfAbsent(
                Currencies.of(found.invoice().currency()),
                currency -> rates.on(found.today(), currency));
    charging.charge(found, reminder.level(), terms, found.today(), rate);
    var charged = terms.isFree() ? found : cases.again(found);
    var payBy = found.today().plusDays(reminder.days());
    var demand =
        reminding.demanded(charged, common.sender(), client, addressee, reminder.level(), payBy);
    cases.keep(charged);
    return demand;
  }
}
