package org.procession.domain.communications;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;
import org.procession.domain.Problem;

/**
 * The address of one mailbox, as SMTP takes it without extensions (RFC 5321 4.1.2 and 4.5.3.1):
 * ASCII, no quoted local part, no address literal, a domain of two labels at least.
 */
public record EmailAddress(@JsonValue String value) {

  private static final int MAX_LENGTH = 254;
  private static final Pattern FORM =
      Pattern.compile(
          "(?=[^@]{1,64}@)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
              + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z0-9][A-Za-z0-9-]{0,61}[A-Za-z0-9]");

  /**
   * @throws EmailAddressInvalid when it is no such address
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public EmailAddress {
    if (value.length() > MAX_LENGTH || !FORM.matcher(value).matches()) {
      throw new EmailAddressInvalid();
    }
  }

  @Override
  public String toString() {
    return value;
  }

  /** It cannot be the address of a mailbox. */
  public static final class EmailAddressInvalid extends Problem {
    EmailAddressInvalid() {
      super(
          Kind.INVALID,
          "EMAIL_ADDRESS_INVALID",
          "This is no e-mail address; write one such as office@example.com, without a name.",
          "email");
    }
  }
}
