package org.procession.domain.revenue.dunning;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.procession.domain.money.Money;

/**
 * A reminder that is on its way, or waits for somebody to post it.
 *
 * @param channel by which it goes, which need not be the one that was wanted
 * @param waitFor how long until the next level, null for a letter that is not posted yet, and when
 *     the next level is due
 * @param recipient the lines of the address on the letter
 */
public record SentReminder(
    DunningChannel channel,
    @Nullable Duration waitFor,
    List<String> recipient,
    Money demand,
    LocalDate payBy) {

  public SentReminder {
    recipient = List.copyOf(recipient);
  }
}
