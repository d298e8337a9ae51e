package org.procession.api.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import org.procession.domain.events.Subject;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/**
 * Reads what clients send as strictly as it was meant: a misspelt field, a field that stands twice
 * or a value of another type is an error, not a guess. The JSON that the domain keeps for itself is
 * none of this mapper's business.
 */
@Configuration(proxyBeanMethods = false)
public class StrictJson implements WebMvcConfigurer {

  private static final StreamReadConstraints CONSTRAINTS =
      StreamReadConstraints.builder()
          .maxNestingDepth(20)
          .maxNameLength(200)
          .maxNumberLength(100)
          .maxStringLength(100_000)
          .build();

  @Override
  public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
    converters.withJsonConverter(new JacksonJsonHttpMessageConverter(mapper()));
  }

  @Override
  public void addFormatters(FormatterRegistry formatters) {
    formatters.addConverter(String.class, LocalDate.class, CalendarDates::day);
    formatters.addConverter(String.class, Instant.class, CalendarDates::instant);
    formatters.addConverter(String.class, Subject.class, Subject::parse);
  }

  /** Reads what clients send, and writes what they get. */
  public static JsonMapper mapper() {
    return JsonMapper.builder(JsonFactory.builder().streamReadConstraints(CONSTRAINTS).build())
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .withCoercionConfigDefaults(
            types -> types.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
        .changeDefaultPropertyInclusion(
            included -> included.withValueInclusion(JsonInclude.Include.NON_NULL))
        .addModule(
            new SimpleModule("strict")
                .addDeserializer(String.class, new TextReader())
                .addDeserializer(LocalDate.class, new DayReader())
                .addDeserializer(Instant.class, new InstantReader())
                .addDeserializer(Subject.class, new ReferenceReader())
                .addSerializer(Subject.class, ToStringSerializer.instance))
        .build();
  }

  /** Takes text for text, and only such as a database stores. */
  private static final class TextReader extends StdScalarDeserializer<String> {
    TextReader() {
      super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
      if (parser.currentToken() != JsonToken.VALUE_STRING) {
        return (String) context.handleUnexpectedToken(String.class, parser);
      }
      var text = parser.getString();
      return PlainText.is(text)
          ? text
          : (String) context.handleWeirdStringValue(String.class, text, "control characters");
    }
  }

  private static final class DayReader extends StdScalarDeserializer<LocalDate> {
    DayReader() {
      super(LocalDate.class);
    }

    @Override
    public LocalDate deserialize(JsonParser parser, DeserializationContext context) {
      return read(parser, context, LocalDate.class, CalendarDates::day);
    }
  }

  private static final class InstantReader extends StdScalarDeserializer<Instant> {
    InstantReader() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) {
      return read(parser, context, Instant.class, CalendarDates::instant);
    }
  }

  /** Takes a record's reference as it is written: {@code client:0197…}. */
  private static final class ReferenceReader extends StdScalarDeserializer<Subject> {
    ReferenceReader() {
      super(Subject.class);
    }

    @Override
    public Subject deserialize(JsonParser parser, DeserializationContext context) {
      return read(parser, context, Subject.class, Subject::parse);
    }
  }

  /** Reads a value that is written as text of a certain form. */
  private static <T> T read(
      JsonParser parser, DeserializationContext context, Class<T> type, Function<String, T> form) {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      return type.cast(context.handleUnexpectedToken(type, parser));
    }
    try {
      return form.apply(parser.getString());
    } catch (IllegalArgumentException e) {
      return type.cast(context.handleWeirdStringValue(type, parser.getString(), "another form"));
    }
  }
}
