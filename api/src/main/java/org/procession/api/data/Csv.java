package org.procession.api.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.procession.api.problem.BrokenOff;
import org.procession.domain.data.CsvTable;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Answers tables as CSV after RFC 4180, while their rows are read. A table that breaks off breaks
 * the connection off.
 */
@Configuration(proxyBeanMethods = false)
public class Csv implements WebMvcConfigurer {

  public static final String MEDIA_TYPE = "text/csv";

  private static final MediaType SENT =
      new MediaType("text", "csv", Map.of("charset", "UTF-8", "header", "present"));

  @Override
  public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
    converters.addCustomConverter(new Converter());
  }

  private static final class Converter extends AbstractHttpMessageConverter<CsvTable> {

    Converter() {
      super(StandardCharsets.UTF_8, MediaType.parseMediaType(MEDIA_TYPE));
    }

    @Override
    protected boolean supports(Class<?> type) {
      return type == CsvTable.class;
    }

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
      return false;
    }

    @Override
    protected CsvTable readInternal(Class<? extends CsvTable> type, HttpInputMessage input) {
      throw new HttpMessageNotReadableException("tables are written only", input);
    }

    @Override
    protected void writeInternal(CsvTable table, HttpOutputMessage output) throws IOException {
      var headers = output.getHeaders();
      headers.setContentType(SENT);
      headers.setContentDisposition(
          ContentDisposition.attachment().filename(table.name() + ".csv").build());
      headers.put(HttpHeaders.CACHE_CONTROL, List.of("no-store"));
      var body = output.getBody();
      if (isHead()) {
        return;
      }
      try {
        table.writeTo(body);
      } catch (IOException | RuntimeException e) {
        throw new BrokenOff(e);
      }
    }

    /** Rows that nobody gets need not be read. */
    private static boolean isHead() {
      return RequestContextHolder.currentRequestAttributes()
              instanceof ServletRequestAttributes sent
          && HttpMethod.HEAD.matches(sent.getRequest().getMethod());
    }
  }
}
