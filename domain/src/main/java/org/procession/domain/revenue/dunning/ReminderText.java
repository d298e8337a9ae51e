package org.procession.domain.revenue.dunning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.procession.domain.communications.LetterContent;
import org.procession.domain.communications.LetterContent.Detail;
import org.procession.domain.communications.LetterContent.Position;
import org.procession.domain.communications.Texts;
import org.procession.domain.crm.ClientRecord;
import org.procession.domain.money.Currencies;
import org.procession.domain.money.Money;
import org.procession.domain.revenue.receivables.InvoiceRecord;

/**
 * What a reminder says, in the language of its addressee. The tone follows the level: friendly,
 * clear, and from the third on final.
 *
 * @param sender as people know the tenant
 * @param recipient the lines of the address that show in the window of an envelope
 */
record ReminderText(
    Texts texts,
    String sender,
    InvoiceRecord invoice,
    List<String> recipient,
    int level,
    Money demand,
    LocalDate today,
    LocalDate payBy) {

  private static final int FINAL = 3;

  static ReminderText of(
      DunningCase found,
      String sender,
      ClientRecord client,
      DunningAddressee addressee,
      int level,
      Money demand,
      LocalDate payBy) {
    return new ReminderText(
        Texts.of(ReminderText.class, "reminder", addressee.language()),
        sender,
        found.invoice(),
        addressee.postal(client),
        level,
        demand,
        found.today(),
        payBy);
  }

  /** The language that it is in. */
  Locale language() {
    return texts.language();
  }

  String subject() {
    return tone("subject", number());
  }

  /** The body of the e-mail to which the letter is attached. */
  String mail() {
    return String.join("\n\n", opening(), pleasePay(), texts.get("attached"), closing(), sender)
        + "\n";
  }

  String sms() {
    return texts.get("sms", sender, number(), invoice.dueDate(), demand, payBy);
  }

  LetterContent letter() {
    return new LetterContent(
        language(),
        List.of(sender),
        recipient,
        today,
        List.of(
            new Detail(texts.get("detail.number"), number()),
            new Detail(texts.get("detail.due"), texts.date(invoice.dueDate()))),
        subject(),
        List.of(opening().split("\n\n")),
        positions(),
        demand,
        null,
        List.of(pleasePay(), closing(), texts.get("question"), sender));
  }

  private List<Position> positions() {
    var positions = new ArrayList<Position>();
    positions.add(
        new Position(
            texts.get("position.invoice", number()),
            invoice.issueDate(),
            new Money(invoice.totals().gross(), Currencies.of(invoice.currency()))));
    invoice
        .charges()
        .forEach(
            charge ->
                positions.add(
                    new Position(
                        texts.get("position." + charge.kind()),
                        charge.chargedOn(),
                        charge.amount())));
    invoice
        .payments()
        .forEach(
            payment ->
                positions.add(
                    new Position(
                        texts.get("position.payment"),
                        payment.receivedOn(),
                        payment.amount().negated())));
    positions.subList(1, positions.size()).sort(Comparator.comparing(Position::date));
    return positions;
  }

  private String opening() {
    return tone("opening", number(), invoice.dueDate(), demand);
  }

  private String pleasePay() {
    return texts.get("pay", demand, payBy, number());
  }

  private String closing() {
    return tone("closing", payBy);
  }

  private String tone(String key, Object... parameters) {
    return texts.get("%s.%d".formatted(key, Math.min(level, FINAL)), parameters);
  }

  private String number() {
    return Objects.requireNonNull(invoice.number());
  }
}
