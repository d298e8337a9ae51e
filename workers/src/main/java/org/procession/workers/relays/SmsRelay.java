package org.procession.workers.relays;

import com.twilio.exception.ApiConnectionException;
import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.procession.domain.communications.Channel;
import org.procession.domain.communications.OutgoingMessages;
import org.procession.domain.communications.OutgoingMessages.Due;
import org.procession.domain.communications.OutgoingMessages.InDoubt;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Sends SMS through Twilio. Whether it took one whose answer never came, it is asked afterwards:
 * its list of messages to that number either has the text or does not.
 */
@Component
class SmsRelay extends MessageRelay {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** By how much Twilio's clock may be behind ours. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private static final long PAGE = 50;

  private final TwilioProperties account;
  private final TwilioConnection connection;
  private final TwilioRestClient client;

  @Autowired
  SmsRelay(OutgoingMessages messages, TwilioProperties account) {
    this(messages, account, PATIENCE);
  }

  /**
   * @param patience how long an answer may take
   */
  SmsRelay(OutgoingMessages messages, TwilioProperties account, Duration patience) {
    super(Channel.SMS, messages);
    this.account = account;
    this.connection = new TwilioConnection(account.baseUrl(), patience);
    this.client =
        new TwilioRestClient.Builder(account.accountSid(), account.authToken())
            .httpClient(connection)
            .build();
  }

  @Override
  public String name() {
    return "sms";
  }

  @Override
  public Optional<String> standsBy() {
    return account.missing();
  }

  @Override
  public int deliverBatch() {
    if (standsBy().isPresent()) {
      return 0;
    }
    var sent = super.deliverBatch();
    messages().takeInDoubt(channel(), 1).forEach(this::clear);
    return sent;
  }

  @Override
  Outcome send(Due message) {
    try {
      var taken =
          Message.creator(
                  new PhoneNumber(message.recipient()),
                  new PhoneNumber(account.from()),
                  message.body())
              .create(client);
      return taken.getSid() == null
          ? new Outcome.InDoubt("the answer names no message")
          : new Outcome.Taken(taken.getSid());
    } catch (TwilioConnection.NotConnected e) {
      return new Outcome.Away(String.valueOf(e.getMessage()), e);
    } catch (ApiConnectionException e) {
      return new Outcome.InDoubt(String.valueOf(e.getMessage()));
    } catch (ApiException e) {
      return answered(connection.getLastResponse().getStatusCode(), e);
    }
  }

  /**
   * What an answer says of the message. A success that cannot be read, and what a server on the way
   * says for one that did not answer it, leave it in doubt. Refused access is nothing that the
   * message could help.
   */
  private static Outcome answered(int status, ApiException e) {
    var cause =
        "%d %s"
            .formatted(e.getCode() == null ? Integer.valueOf(status) : e.getCode(), e.getMessage());
    return switch (status) {
      case 401, 403, 404, 407, 408, 429, 500, 503 -> new Outcome.Away(cause, e);
      case 502, 504 -> new Outcome.InDoubt(cause);
      default ->
          status >= 400 && status < 500 ? new Outcome.Refused(cause) : new Outcome.InDoubt(cause);
    };
  }

  private void clear(InDoubt message) {
    find(message)
        .ifPresentOrElse(
            sid -> messages().found(message.id(), sid),
            () -> messages().missed(message, "Twilio never got it"));
  }

  /** The text among the latest messages to the number, unless it is known as another message. */
  private Optional<String> find(InDoubt message) {
    var sentTo =
        Message.reader()
            .setTo(message.recipient())
            .setFrom(account.from())
            .setPageSize(PAGE)
            .read(client);
    return StreamSupport.stream(sentTo.spliterator(), false)
        .takeWhile(sent -> !isBefore(sent, message.attemptedAt().minus(SKEW)))
        .filter(sent -> message.body().equals(sent.getBody()))
        .map(Message::getSid)
        .filter(sid -> !messages().isAccountedFor(channel(), sid))
        .findFirst();
  }

  private static boolean isBefore(Message sent, Instant time) {
    return sent.getDateCreated() != null && sent.getDateCreated().toInstant().isBefore(time);
  }
}
