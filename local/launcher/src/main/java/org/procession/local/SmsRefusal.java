package org.procession.local;

import java.util.LinkedHashMap;
import java.util.Map;

/** An answer of Twilio to a request that it does not fulfil. */
final class SmsRefusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final int code;

  /**
   * @param status of HTTP
   * @param code in Twilio's dictionary of errors
   */
  SmsRefusal(int status, int code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  int status() {
    return status;
  }

  Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("code", code);
    json.put("message", String.valueOf(getMessage()));
    json.put("more_info", "https://www.twilio.com/docs/errors/" + code);
    json.put("status", status);
    return json;
  }
}
