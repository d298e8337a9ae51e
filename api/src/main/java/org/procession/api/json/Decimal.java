package org.procession.api.json;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Pattern;
import org.procession.domain.money.Money;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/**
 * A decimal number, exact to its last digit. It is answered as text, because many a JSON library
 * reads numbers as binary floating point and changes them; it is taken as text or as a number.
 */
@JsonDeserialize(using = Decimal.Reader.class)
public record Decimal(BigDecimal value) {

  /** Plain notation, at most 18 digits on either side of the point. */
  public static final String FORM = "^-?[0-9]{1,18}(\\.[0-9]{1,18})?$";

  private static final Pattern PATTERN = Pattern.compile(FORM);

  /** An amount with the decimals of its currency. */
  public static Decimal amount(BigDecimal amount, Currency currency) {
    return new Decimal(new Money(amount, currency).amount());
  }

  @JsonValue
  @Override
  public String toString() {
    return value.toPlainString();
  }

  /** Reads the digits as they stand; no exponents, whose few characters can mean a huge number. */
  static final class Reader extends StdScalarDeserializer<Decimal> {
    Reader() {
      super(Decimal.class);
    }

    @Override
    public Decimal deserialize(JsonParser parser, DeserializationContext context) {
      var token = parser.currentToken();
      if (token != JsonToken.VALUE_STRING && !token.isNumeric()) {
        return (Decimal) context.handleUnexpectedToken(Decimal.class, parser);
      }
      var text = parser.getString();
      return PATTERN.matcher(text).matches()
          ? new Decimal(new BigDecimal(text))
          : (Decimal) context.handleWeirdStringValue(Decimal.class, text, "no plain decimal");
    }
  }
}
