package org.procession.local;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A text message as Twilio keeps it.
 *
 * @param path of the resource
 * @param created to the second
 */
record SmsMessage(
    String sid, String account, String path, String to, String from, String body, Instant created) {
  /** As RFC 2822 writes it, in GMT. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** Of GSM 03.38: what takes one place in a message, and what takes two. */
  private static final String ONE_PLACE =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
          + "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

  private static final String TWO_PLACES = "^{}\\[~]|€\f";

  /** As it is when Twilio has just taken it. */
  Map<String, @Nullable Object> queued() {
    return json("queued", null);
  }

  /** As it is when asked for later: nothing keeps it from arriving at once. */
  Map<String, @Nullable Object> delivered() {
    return json("delivered", created);
  }

  /** See the resource {@code Message} in Twilio's description of its API. */
  private Map<String, @Nullable Object> json(String status, @Nullable Instant sent) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("account_sid", account);
    json.put("api_version", "2010-04-01");
    json.put("body", body);
    json.put("date_created", TIME.format(created));
    json.put("date_sent", sent == null ? null : TIME.format(sent));
    json.put("date_updated", TIME.format(created));
    json.put("direction", "outbound-api");
    json.put("error_code", null);
    json.put("error_message", null);
    json.put("from", from);
    json.put("messaging_service_sid", null);
    json.put("num_media", "0");
    json.put("num_segments", String.valueOf(segments()));
    json.put("price", null);
    json.put("price_unit", "USD");
    json.put("sid", sid);
    json.put("status", status);
    json.put("subresource_uris", Map.of("media", path + "/Media.json"));
    json.put("to", to);
    json.put("uri", path + ".json");
    return json;
  }

  /** How many messages a telephone puts together again; a text in parts has room for less. */
  private int segments() {
    boolean plain = body.chars().allMatch(c -> ONE_PLACE.indexOf(c) >= 0 || isWide(c));
    long places = body.length() + (plain ? body.chars().filter(SmsMessage::isWide).count() : 0);
    int alone = plain ? 160 : 70;
    int inParts = plain ? 153 : 67;
    return places <= alone ? 1 : Math.ceilDiv((int) places, inParts);
  }

  private static boolean isWide(int c) {
    return TWO_PLACES.indexOf(c) >= 0;
  }

  /**
   * Whether it was sent at, from or until a time.
   *
   * @param filter {@code DateSent}, {@code DateSent>} or {@code DateSent<}
   * @param time a day or a second in GMT, as ISO 8601 writes it
   */
  boolean wasSent(String filter, String time) {
    boolean day = time.length() == "yyyy-MM-dd".length();
    var begin =
        day
            ? LocalDate.parse(time).atStartOfDay(ZoneOffset.UTC).toInstant()
            : Instant.parse(time).truncatedTo(ChronoUnit.SECONDS);
    var end = begin.plus(day ? Duration.ofDays(1) : Duration.ofSeconds(1));
    return switch (filter) {
      case "DateSent>" -> !created.isBefore(begin);
      case "DateSent<" -> created.isBefore(end);
      default -> !created.isBefore(begin) && created.isBefore(end);
    };
  }
}
