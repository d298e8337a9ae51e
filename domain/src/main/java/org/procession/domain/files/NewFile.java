package org.procession.domain.files;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.procession.domain.Problem;
import org.procession.domain.events.Subject;

/**
 * A file to be uploaded.
 *
 * @param name as people know it: a name that every system can store, and no path
 * @param mediaType what its uploader says it is, such as {@code application/pdf}
 * @param attachedTo the records it belongs to
 * @param concerns further records on whose timelines it stands, such as the client of an invoice
 */
public record NewFile(
    String name, String mediaType, List<Subject> attachedTo, List<Subject> concerns) {

  static final int MAX_NAME_BYTES = 255;
  static final int MAX_REFERENCES = 20;

  /** What Windows, macOS or Linux forbid in names, and what would make one look like another. */
  private static final Pattern FORBIDDEN =
      Pattern.compile("[/\\\\:*?\"<>|\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

  /** Devices of Windows, whatever follows after the dot. */
  private static final Pattern RESERVED =
      Pattern.compile("(CON|PRN|AUX|NUL|(COM|LPT)[0-9¹²³])(\\..*)?", Pattern.CASE_INSENSITIVE);

  /** RFC 6838, 4.2; in lower case and without parameters. */
  private static final Pattern MEDIA_TYPE =
      Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]{0,126}/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}");

  public NewFile {
    name = requireName(Normalizer.normalize(name, Normalizer.Form.NFC));
    mediaType = mediaType.toLowerCase(Locale.ROOT);
    if (!MEDIA_TYPE.matcher(mediaType).matches()) {
      throw new FileInvalid("mediaType", "A media type is such as application/pdf.");
    }
    attachedTo = distinct("attachedTo", attachedTo);
    concerns = distinct("concerns", concerns);
  }

  private static String requireName(String name) {
    if (name.isBlank()
        || name.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > MAX_NAME_BYTES) {
      throw new NameInvalid("A file's name has 1 to %d bytes in UTF-8.".formatted(MAX_NAME_BYTES));
    }
    if (FORBIDDEN.matcher(name).find()) {
      throw new NameInvalid(
          "A file's name is no path, and has none of / \\ : * ? \" < > | nor invisible characters in it.");
    }
    if (RESERVED.matcher(name).matches()) {
      throw new NameInvalid("'%s' is the name of a device on some systems.".formatted(name));
    }
    if (!name.equals(name.strip()) || name.startsWith(".") || name.endsWith(".")) {
      throw new NameInvalid("A file's name neither begins nor ends with a dot or a space.");
    }
    return name;
  }

  private static List<Subject> distinct(String field, List<Subject> references) {
    var distinct = references.stream().distinct().toList();
    if (distinct.size() > MAX_REFERENCES) {
      throw new FileInvalid(
          field, "A file names at most %d records here.".formatted(MAX_REFERENCES));
    }
    return distinct;
  }

  /** The name could not be that of a file everywhere. */
  public static final class NameInvalid extends Problem {
    NameInvalid(String detail) {
      super(Kind.INVALID, "FILE_NAME_INVALID", detail, "name");
    }
  }
}
