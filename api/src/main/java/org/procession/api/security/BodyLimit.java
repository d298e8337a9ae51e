package org.procession.api.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.procession.api.problem.BodyTooLarge;
import org.procession.api.problem.ProblemWriter;
import org.procession.domain.data.ImportProperties;
import org.procession.domain.files.FileProperties;
import org.procession.domain.revenue.einvoice.EInvoiceReader;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies that are too large before anything else looks at them: by the length they declare,
 * and one that declares none as soon as it has grown too long. No more than the limit is ever read.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class BodyLimit extends OncePerRequestFilter {

  private static final long JSON_BYTES = 1024 * 1024;

  private static final String E_INVOICES = "/api/revenue/bills/e-invoices";

  private static final Pattern FILE_CONTENT =
      Pattern.compile("/api/files/files/[^/]+/versions/[^/]+/content");

  private static final Pattern IMPORT_CONTENT = Pattern.compile("/api/data/imports/[^/]+/content");

  private final ProblemWriter problems;
  private final long fileBytes;
  private final long importBytes;

  BodyLimit(ProblemWriter problems, FileProperties files, ImportProperties imports) {
    this.problems = problems;
    this.fileBytes = files.maxSize().toBytes();
    this.importBytes = imports.maxSize().toBytes();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var limit = limit(request.getRequestURI());
    if (request.getContentLengthLong() > limit) {
      var tooLarge = new BodyTooLarge(limit);
      problems.write(
          request, response, HttpStatus.CONTENT_TOO_LARGE, BodyTooLarge.CODE, tooLarge.detail());
      return;
    }
    chain.doFilter(new LimitedRequest(request, limit), response);
  }

  private long limit(String path) {
    if (path.equals(E_INVOICES)) {
      return EInvoiceReader.MAX_BYTES;
    }
    if (IMPORT_CONTENT.matcher(path).matches()) {
      return importBytes;
    }
    return FILE_CONTENT.matcher(path).matches() ? fileBytes : JSON_BYTES;
  }

  private static final class LimitedRequest extends HttpServletRequestWrapper {
    private final long limit;

    LimitedRequest(HttpServletRequest request, long limit) {
      super(request);
      this.limit = limit;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return new LimitedStream(super.getInputStream(), limit);
    }
  }

  private static final class LimitedStream extends ServletInputStream {
    private final ServletInputStream body;
    private final long limit;
    private long read;

    LimitedStream(ServletInputStream body, long limit) {
      this.body = body;
      this.limit = limit;
    }

    @Override
    public int read() throws IOException {
      var next = body.read();
      count(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      var count = body.read(buffer, offset, length);
      count(Math.max(count, 0));
      return count;
    }

    private void count(int bytes) throws BodyTooLarge {
      read += bytes;
      if (read > limit) {
        throw new BodyTooLarge(limit);
      }
    }

    @Override
    public boolean isFinished() {
      return body.isFinished();
    }

    @Override
    public boolean isReady() {
      return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      body.setReadListener(listener);
    }
  }
}
