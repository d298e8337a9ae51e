package org.procession.domain.communications;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.procession.domain.money.Money;

/**
 * What a business letter says. All texts are data: none of them is markup.
 *
 * @param language in which the letter's own words and its dates and amounts are written; the texts
 *     are in it already
 * @param sender the lines of the sender's address, the name first
 * @param recipient the lines of the recipient's address as they show in the window, six at most
 * @param details what stands beside the address, such as the numbers of invoice and client
 * @param opening the paragraphs before the positions
 * @param positions what is charged; no table without any
 * @param total the sum of the positions, null for none
 * @param payment how to pay, null when nothing is to be paid
 * @param closing the paragraphs at the end
 */
public record LetterContent(
    Locale language,
    List<String> sender,
    List<String> recipient,
    LocalDate date,
    List<Detail> details,
    String subject,
    List<String> opening,
    List<Position> positions,
    @Nullable Money total,
    @Nullable Payment payment,
    List<String> closing) {

  public LetterContent {
    sender = List.copyOf(sender);
    recipient = List.copyOf(recipient);
    details = List.copyOf(details);
    opening = List.copyOf(opening);
    positions = List.copyOf(positions);
    closing = List.copyOf(closing);
  }

  /** Such as the number of the invoice. */
  public record Detail(String label, String value) {}

  /** One line of what is charged. */
  public record Position(String description, LocalDate date, Money amount) {}

  /**
   * How to pay.
   *
   * @param due the day by which to pay
   * @param iban the account's number, without spaces (ISO 13616)
   * @param reference what the payer should quote
   */
  public record Payment(LocalDate due, String accountHolder, String iban, String reference) {}
}
