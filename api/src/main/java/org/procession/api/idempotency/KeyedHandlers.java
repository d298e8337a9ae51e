package org.procession.api.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.procession.api.problem.Refused;
import org.procession.api.security.ScopedHandler;
import org.procession.domain.ownership.Owners;
import org.procession.domain.requests.AnsweringOnce;
import org.procession.domain.requests.KeptAnswer;
import org.procession.domain.requests.KeyedRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.ServletInvocableHandlerMethod;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Calls handlers within their scopes, and those of POST requests with a key once for each, in a
 * transaction that also keeps the answer, which is sent when that is committed. The permission was
 * examined before, also for an answer that is given again.
 */
final class KeyedHandlers extends RequestMappingHandlerAdapter {

  private final AnsweringOnce once;
  private final Owners owners;

  KeyedHandlers(AnsweringOnce once, Owners owners) {
    this.once = once;
    this.owners = owners;
  }

  @Override
  protected ServletInvocableHandlerMethod createInvocableHandlerMethod(HandlerMethod handler) {
    return new ScopedHandler(handler, owners);
  }

  @Override
  protected @Nullable ModelAndView handleInternal(
      HttpServletRequest request, HttpServletResponse response, HandlerMethod handler)
      throws Exception {
    if (!HttpMethod.POST.matches(request.getMethod())) {
      return super.handleInternal(request, response, handler);
    }
    var key = IdempotencyKey.of(request);
    if (key.isEmpty() || handler.hasMethodAnnotation(IdempotentByItself.class)) {
      return super.handleInternal(request, response, handler);
    }
    answerOnce(key.get(), request, response, handler);
    return null;
  }

  private void answerOnce(
      String key, HttpServletRequest request, HttpServletResponse response, HandlerMethod handler)
      throws Exception {
    var body = body(request);
    var held = new ContentCachingResponseWrapper(response);
    try {
      var earlier =
          once.answer(
              new KeyedRequest(key, fingerprint(request, body)),
              () -> {
                super.handleInternal(new RereadRequest(request, body), held, handler);
                return answered(held, handler.hasMethodAnnotation(AnswersSecret.class));
              });
      if (earlier.isPresent()) {
        send(earlier.get(), response);
      } else {
        held.copyBodyToResponse();
      }
    } catch (Exception e) {
      // What was answered has not come to be.
      response.setHeader(HttpHeaders.LOCATION, null);
      response.setHeader(HttpHeaders.ETAG, null);
      throw e;
    }
  }

  /** At most as much as bodies may have; only handlers of PUT take streams. */
  private static byte[] body(HttpServletRequest request) {
    try {
      return request.getInputStream().readAllBytes();
    } catch (IOException e) {
      throw new HttpMessageNotReadableException(
          "the body broke off", e, new ServletServerHttpRequest(request));
    }
  }

  private static String fingerprint(HttpServletRequest request, byte[] body) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var part :
          new String[] {
            request.getMethod(),
            request.getRequestURI(),
            String.valueOf(request.getQueryString()),
            String.valueOf(request.getContentType())
          }) {
        digest.update(part.getBytes(UTF_8));
        digest.update((byte) '\n');
      }
      return HexFormat.of().formatHex(digest.digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeptAnswer answered(ContentCachingResponseWrapper held, boolean isSecret) {
    return new KeptAnswer(
        held.getStatus(),
        held.getHeader(HttpHeaders.LOCATION),
        held.getHeader(HttpHeaders.ETAG),
        held.getContentType(),
        isSecret ? null : held.getContentAsByteArray());
  }

  private static void send(KeptAnswer answer, HttpServletResponse response) throws IOException {
    var body = answer.body();
    if (body == null) {
      throw new Refused(
          HttpStatus.CONFLICT,
          IdempotencyKey.HEADER,
          IdempotencyKey.SECRET_TOLD,
          "This was done, and its secret told in the answer, which is not kept: replace the secret if it was lost.");
    }
    response.setStatus(answer.status());
    response.setHeader(HttpHeaders.LOCATION, answer.location());
    response.setHeader(HttpHeaders.ETAG, answer.etag());
    response.setContentType(answer.mediaType());
    response.setHeader(IdempotencyKey.REPLAYED, "true");
    response.getOutputStream().write(body);
  }
}
