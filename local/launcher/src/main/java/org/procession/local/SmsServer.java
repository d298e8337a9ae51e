package org.procession.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The program of the part {@link Sms}: the resource Messages of Twilio's API of 2010-04-01, for one
 * account, with the messages in memory. It follows Twilio's <a
 * href="https://www.twilio.com/docs/messaging/api/message-resource">reference</a>, its <a
 * href="https://www.twilio.com/docs/api/errors">dictionary of errors</a>, and the telephone numbers
 * of its <a href="https://www.twilio.com/docs/iam/test-credentials">test credentials</a>, which
 * make it refuse.
 */
final class SmsServer {
  private static final int LONGEST_BODY = 1600;
  private static final int LARGEST_REQUEST = 64 << 10;
  private static final int MOST_KEPT = 10_000;
  private static final int USUAL_PAGE = 50;
  private static final int LARGEST_PAGE = 1000;
  private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");

  /** The codes with which these are refused. */
  private static final Map<String, Integer> RECIPIENTS_FOR_TESTS =
      Map.of(
          "+15005550001", 21211, // not valid
          "+15005550002", 21612, // no way there
          "+15005550003", 21408, // no permission for that country
          "+15005550004", 21610, // blocked
          "+15005550009", 21614); // cannot receive texts

  private static final Map<String, Integer> SENDERS_FOR_TESTS =
      Map.of(
          "+15005550001", 21212, // not valid
          "+15005550008", 21611); // its queue is full

  private final String account;
  private final String from;
  private final String authorization;
  private final Deque<SmsMessage> messages = new ArrayDeque<>(); // newest first, guarded by itself

  private SmsServer(String account, String token, String from) {
    this.account = account;
    this.from = from;
    authorization =
        "Basic " + Base64.getEncoder().encodeToString((account + ":" + token).getBytes(UTF_8));
  }

  /**
   * Serves until the JVM is asked to end. Arguments: its port, the SID of its account, the
   * account's telephone number. The environment has its password, {@code AUTH_TOKEN}.
   */
  public static void main(String... arguments) throws IOException {
    var address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
    var server = HttpServer.create(address, 0);
    var token = Objects.requireNonNull(System.getenv("AUTH_TOKEN"), "AUTH_TOKEN");
    server.createContext("/", new SmsServer(arguments[1], token, arguments[2])::handle);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean creates = exchange.getRequestMethod().equals("POST");
      try {
        send(exchange, creates ? 201 : 200, answer(exchange, creates));
      } catch (SmsRefusal refusal) {
        send(exchange, refusal.status(), refusal.json());
      }
    }
  }

  private static void send(HttpExchange exchange, int status, Object json) throws IOException {
    var body = JsonMapper.shared().writeValueAsBytes(json);
    exchange.getResponseHeaders().set("Content-Type", "application/json;charset=utf-8");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  private Object answer(HttpExchange exchange, boolean creates) throws IOException {
    if (!authorization.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      throw new SmsRefusal(401, 20003, "Authenticate");
    }
    var path = exchange.getRequestURI().getPath();
    var list = "/2010-04-01/Accounts/" + account + "/Messages";
    if (path.equals(list + ".json")) {
      if (creates) return create(list, form(exchange));
      return page(path, parameters(exchange.getRequestURI().getRawQuery()));
    }
    return kept(message -> path.equals(message.path() + ".json")).stream()
        .findFirst()
        .filter(message -> !creates)
        .orElseThrow(
            () -> new SmsRefusal(404, 20404, "The requested resource " + path + " was not found"))
        .delivered();
  }

  private Map<String, @Nullable Object> create(String list, Map<String, String> form) {
    var to = required(form, "To", 21604);
    var sender = required(form, "From", 21603);
    var body = required(form, "Body", 21602);
    refuseWhen(!E164.matcher(to).matches(), 21211, "Invalid 'To' Phone Number: " + to);
    refuseAs(RECIPIENTS_FOR_TESTS.get(to), "'To' number " + to);
    refuseAs(SENDERS_FOR_TESTS.get(sender), "'From' number " + sender);
    refuseWhen(!sender.equals(from), 21606, "'From' is no number of this account: " + sender);
    refuseWhen(body.length() > LONGEST_BODY, 21617, "The body is longer than 1600 characters");
    var sid = "SM" + UUID.randomUUID().toString().replace("-", "");
    var message =
        new SmsMessage(
            sid,
            account,
            list + "/" + sid,
            to,
            sender,
            body,
            Instant.now().truncatedTo(ChronoUnit.SECONDS));
    synchronized (messages) {
      messages.addFirst(message);
      if (messages.size() > MOST_KEPT) messages.removeLast();
    }
    return message.queued();
  }

  private static String required(Map<String, String> form, String name, int code) {
    var value = form.getOrDefault(name, "");
    refuseWhen(value.isBlank(), code, "'" + name + "' is missing");
    return value;
  }

  private static void refuseAs(@Nullable Integer code, String which) {
    if (code != null) throw new SmsRefusal(400, code, which + " is refused, as it is for tests");
  }

  private static void refuseWhen(boolean wrong, int code, String message) {
    if (wrong) throw new SmsRefusal(400, code, message);
  }

  private Map<String, @Nullable Object> page(String path, Map<String, String> query) {
    int size = Math.clamp(number(query, "PageSize", USUAL_PAGE), 1, LARGEST_PAGE);
    int page = Math.max(number(query, "Page", 0), 0);
    var found = kept(message -> fits(message, query));
    long first = (long) page * size;
    var shown = found.stream().skip(first).limit(size).map(SmsMessage::delivered).toList();
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("first_page_uri", uri(path, query, size, 0));
    json.put("end", first + Math.max(shown.size() - 1, 0));
    json.put("previous_page_uri", page == 0 ? null : uri(path, query, size, page - 1));
    json.put("messages", shown);
    json.put("uri", uri(path, query, size, page));
    json.put("page_size", size);
    json.put("start", first);
    json.put(
        "next_page_uri", found.size() > first + size ? uri(path, query, size, page + 1) : null);
    json.put("page", page);
    return json;
  }

  private List<SmsMessage> kept(Predicate<SmsMessage> filter) {
    synchronized (messages) {
      return messages.stream().filter(filter).toList();
    }
  }

  private static boolean fits(SmsMessage message, Map<String, String> query) {
    return query.getOrDefault("To", message.to()).equals(message.to())
        && query.getOrDefault("From", message.from()).equals(message.from())
        && query.entrySet().stream()
            .filter(filter -> filter.getKey().startsWith("DateSent"))
            .allMatch(filter -> wasSent(message, filter.getKey(), filter.getValue()));
  }

  private static boolean wasSent(SmsMessage message, String filter, String time) {
    try {
      return message.wasSent(filter, time);
    } catch (DateTimeException e) {
      throw new SmsRefusal(400, 20001, "'" + filter + "' is no date: " + time);
    }
  }

  private static int number(Map<String, String> query, String name, int otherwise) {
    try {
      return Integer.parseInt(query.getOrDefault(name, String.valueOf(otherwise)));
    } catch (NumberFormatException e) {
      throw new SmsRefusal(400, 20001, "'" + name + "' is no number");
    }
  }

  private static String uri(String path, Map<String, String> query, int size, int page) {
    var uri = new StringBuilder(path).append('?');
    query.forEach(
        (name, value) -> {
          if (name.startsWith("Page")) return;
          uri.append(URLEncoder.encode(name, UTF_8)).append('=');
          uri.append(URLEncoder.encode(value, UTF_8)).append('&');
        });
    return uri.append("PageSize=").append(size).append("&Page=").append(page).toString();
  }

  private static Map<String, String> form(HttpExchange exchange) throws IOException {
    var body = exchange.getRequestBody().readNBytes(LARGEST_REQUEST + 1);
    if (body.length > LARGEST_REQUEST) throw new SmsRefusal(413, 20006, "Too large a request");
    return parameters(new String(body, UTF_8));
  }

  private static Map<String, String> parameters(@Nullable String encoded) {
    var parameters = new LinkedHashMap<String, String>();
    if (encoded == null) return parameters;
    for (var pair : encoded.split("&", -1)) {
      var words = pair.split("=", 2);
      if (words.length == 2) parameters.put(decoded(words[0]), decoded(words[1]));
    }
    return parameters;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException e) {
      throw new SmsRefusal(400, 20001, "Not encoded as a form: " + text);
    }
  }
}
