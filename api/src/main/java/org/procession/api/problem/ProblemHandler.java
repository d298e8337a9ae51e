package org.procession.api.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.procession.domain.ChangedMeanwhile;
import org.procession.domain.Problem;
import org.procession.domain.requests.RequestInProgress;
import org.procession.domain.revenue.einvoice.EInvoiceTotalsWrong;
import org.procession.domain.revenue.einvoice.EInvoiceUnreadable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Turns whatever a controller throws into a problem detail. A request that cannot be understood is
 * 400, one that breaks a rule of the domain 422.
 */
@RestControllerAdvice
class ProblemHandler extends ResponseEntityExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);

  private static final String VALUE_INVALID = "VALUE_INVALID";
  private static final String FIELD_REQUIRED = "FIELD_REQUIRED";

  /** The SQL standard's state. */
  private static final String UNIQUE_VIOLATION = "23505";

  @ExceptionHandler
  ResponseEntity<Object> broken(Problem rule, HttpServletRequest request) {
    var status = status(rule, request);
    var path = request.getRequestURI();
    var fault = fault(rule, request);
    return answer(
        switch (rule) {
          case EInvoiceTotalsWrong wrong -> ProblemBody.of(status, fault, faults(wrong), path);
          case EInvoiceUnreadable unreadable ->
              ProblemBody.of(
                  status,
                  new Fault(unreadable.term().orElse(null), fault.code(), fault.detail()),
                  path);
          default -> ProblemBody.of(status, fault, path);
        });
  }

  /** What is neither in the address nor a header stands in the body, if that is JSON. */
  private static Fault fault(Problem rule, HttpServletRequest request) {
    var fault = Fault.of(rule);
    var field = fault.field();
    var isInBody =
        field != null
            && String.valueOf(request.getContentType()).contains("json")
            && !pathVariables(request).containsKey(field)
            && request.getParameter(field) == null
            && request.getHeader(field) == null;
    return isInBody ? Fault.inBody(field, fault.code(), fault.detail()) : fault;
  }

  /**
   * What does not exist is 404 when the address names it, and 422 when the request refers to it.
   */
  private static HttpStatus status(Problem rule, HttpServletRequest request) {
    return switch (rule.kind()) {
      case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
      case CONFLICT -> rule instanceof ChangedMeanwhile ? conflict(request) : HttpStatus.CONFLICT;
      case FORBIDDEN -> HttpStatus.FORBIDDEN;
      case NOT_FOUND ->
          rule.field().isEmpty() || pathVariables(request).containsKey(rule.field().get())
              ? HttpStatus.NOT_FOUND
              : HttpStatus.UNPROCESSABLE_CONTENT;
    };
  }

  private static Map<?, ?> pathVariables(HttpServletRequest request) {
    return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
            instanceof Map<?, ?> variables
        ? variables
        : Map.of();
  }

  private static List<Fault> faults(EInvoiceTotalsWrong wrong) {
    return wrong.differences().stream()
        .map(
            difference ->
                new Fault(
                    difference.amount().split(" ", 2)[0], difference.rule(), difference.toString()))
        .toList();
  }

  @ExceptionHandler
  ResponseEntity<Object> refused(Refused refused, HttpServletRequest request) {
    return answer(ProblemBody.of(refused.status(), refused.faults(), request.getRequestURI()));
  }

  @ExceptionHandler
  ResponseEntity<Object> inProgress(RequestInProgress inProgress, HttpServletRequest request) {
    var body = ProblemBody.of(HttpStatus.CONFLICT, Fault.of(inProgress), request.getRequestURI());
    return answering(body).header(HttpHeaders.RETRY_AFTER, "1").body(body);
  }

  @ExceptionHandler
  ResponseEntity<Object> invalid(InvalidRequest invalid, HttpServletRequest request) {
    return answer(
        ProblemBody.of(
            HttpStatus.UNPROCESSABLE_CONTENT, invalid.faults(), request.getRequestURI()));
  }

  @ExceptionHandler
  ResponseEntity<Object> refusedByTheDatabase(
      DataIntegrityViolationException failure, HttpServletRequest request) {
    return failure.getMostSpecificCause() instanceof SQLException cause
            && UNIQUE_VIOLATION.equals(cause.getSQLState())
        ? changedMeanwhile(request)
        : failed(failure, request);
  }

  @ExceptionHandler(OptimisticLockingFailureException.class)
  ResponseEntity<Object> changedMeanwhile(HttpServletRequest request) {
    return answer(
        ProblemBody.of(
            conflict(request),
            ChangedMeanwhile.CODE,
            "Somebody changed the same record at the same time: read it again, then decide.",
            request.getRequestURI()));
  }

  /** A condition of the request itself was not met, if it set one. */
  private static HttpStatus conflict(HttpServletRequest request) {
    return request.getHeader(HttpHeaders.IF_MATCH) == null
        ? HttpStatus.CONFLICT
        : HttpStatus.PRECONDITION_FAILED;
  }

  /**
   * Answered like its cause as long as nothing has left; otherwise left to the server, which closes
   * the connection before the end of the answer.
   */
  @ExceptionHandler
  ResponseEntity<Object> broken(
      BrokenOff broken, HttpServletRequest request, HttpServletResponse response) {
    if (response.isCommitted()) {
      log.warn("{} {} broke off", request.getMethod(), request.getRequestURI(), broken.failure());
      throw broken;
    }
    response.resetBuffer();
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, null);
    return failed(broken.failure(), request);
  }

  @ExceptionHandler
  ResponseEntity<Object> failed(Exception failure, HttpServletRequest request) {
    var path = request.getRequestURI();
    var outage = Outage.behind(failure, path);
    if (outage.isPresent()) {
      log.warn("{} for {} {}", outage.get().code(), request.getMethod(), path, failure);
      return answer(outage.get());
    }
    var reference = UUID.randomUUID();
    log.error("Failure {} of {} {}", reference, request.getMethod(), path, failure);
    return answer(
        ProblemBody.of(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "INTERNAL_ERROR",
            "This should not have happened. It is in the log as %s.".formatted(reference),
            path));
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException unreadable,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
      if (cause instanceof BodyTooLarge tooLarge) {
        return answer(
            ProblemBody.of(
                HttpStatus.CONTENT_TOO_LARGE, BodyTooLarge.CODE, tooLarge.detail(), path(request)));
      }
    }
    return answer(
        ProblemBody.of(
            HttpStatus.BAD_REQUEST, UnreadableBody.fault(unreadable.getCause()), path(request)));
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
      MethodArgumentNotValidException invalid,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var missing =
        invalid.getFieldErrors().stream()
            .map(FieldError::getField)
            .sorted()
            .map(Fault::missing)
            .toList();
    return answer(ProblemBody.of(HttpStatus.BAD_REQUEST, missing, path(request)));
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
      MissingServletRequestParameterException missing,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return answer(
        ProblemBody.of(
            HttpStatus.BAD_REQUEST,
            new Fault(missing.getParameterName(), FIELD_REQUIRED, "This parameter is required."),
            path(request)));
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleServletRequestBindingException(
      ServletRequestBindingException failure,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return failure instanceof MissingRequestHeaderException missing
        ? answer(
            ProblemBody.of(
                HttpStatus.BAD_REQUEST,
                new Fault(missing.getHeaderName(), FIELD_REQUIRED, "This header is required."),
                path(request)))
        : handleExceptionInternal(failure, null, headers, status, request);
  }

  /** An address with something that is no id in it leads nowhere. */
  @Override
  protected @Nullable ResponseEntity<Object> handleTypeMismatch(
      TypeMismatchException mismatch,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    if (mismatch instanceof MethodArgumentTypeMismatchException argument
        && argument.getParameter().hasParameterAnnotation(PathVariable.class)) {
      return handleExceptionInternal(mismatch, null, headers, HttpStatus.NOT_FOUND, request);
    }
    return answer(
        ProblemBody.of(
            HttpStatus.BAD_REQUEST,
            new Fault(
                mismatch.getPropertyName(),
                VALUE_INVALID,
                "This must be %s.".formatted(Expected.form(mismatch.getRequiredType()))),
            path(request)));
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception failure,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode statusCode,
      WebRequest request) {
    var status = HttpStatus.valueOf(statusCode.value());
    return ResponseEntity.status(status)
        .headers(headers)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(GeneralProblem.of(status, path(request)));
  }

  private static String path(WebRequest request) {
    return ((ServletWebRequest) request).getRequest().getRequestURI();
  }

  private static ResponseEntity<Object> answer(ProblemBody body) {
    return answering(body).body(body);
  }

  private static ResponseEntity.BodyBuilder answering(ProblemBody body) {
    return ResponseEntity.status(body.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
  }
}
