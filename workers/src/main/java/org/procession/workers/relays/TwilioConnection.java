package org.procession.workers.relays;

import com.twilio.exception.ApiConnectionException;
import com.twilio.http.HttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient.Version;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;

/**
 * Carries the requests of Twilio's library to wherever its API is, each exactly once: the library
 * repeats what the server failed to answer, by which a message could leave twice.
 */
final class TwilioConnection extends HttpClient {

  private final URI baseUrl;
  private final Duration patience;

  /**
   * @param patience how long a connection may take, and then an answer
   */
  TwilioConnection(URI baseUrl, Duration patience) {
    this.baseUrl = baseUrl;
    this.patience = patience;
  }

  /** The request certainly has not gone out. */
  static final class NotConnected extends ApiConnectionException {
    NotConnected(IOException cause) {
      super("not connected: " + cause, cause);
    }
  }

  @Override
  public Response reliableRequest(Request request) {
    return reliableRequest(request, RETRY_CODES, 1, 0);
  }

  /**
   * @throws NotConnected when it certainly has not gone out
   * @throws ApiConnectionException when nobody answered
   */
  @Override
  public Response makeRequest(Request request) {
    var url = request.constructURL();
    var question =
        HttpRequest.newBuilder(baseUrl.resolve(url.getFile()))
            .timeout(patience)
            .header("Accept", "application/json")
            .header("Authorization", request.getAuthString())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .method(request.getMethod().name(), BodyPublishers.ofString(request.encodeFormBody()))
            .build();
    // A connection kept for the next message could be closed just as that one goes out.
    try (var http =
        java.net.http.HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .connectTimeout(patience)
            .build()) {
      var answer = http.send(question, BodyHandlers.ofString());
      return new Response(answer.body(), answer.statusCode());
    } catch (ConnectException | HttpConnectTimeoutException | SSLHandshakeException e) {
      throw new NotConnected(e);
    } catch (IOException e) {
      throw new ApiConnectionException("no answer: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiConnectionException("interrupted while waiting for an answer", e);
    }
  }
}
