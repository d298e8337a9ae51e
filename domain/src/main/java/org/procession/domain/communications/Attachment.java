package org.procession.domain.communications;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A file that goes with a message, or a letter that becomes one when somebody first wants it. */
public final class Attachment {

  private static final String PDF = "application/pdf";
  private static final Pattern FILE_NAME = Pattern.compile("[^\\p{Cntrl}/\\\\:*?\"<>|]{1,120}");
  private static final Pattern MEDIA_TYPE =
      Pattern.compile("[a-z]+/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}");

  private final String fileName;
  private final String mediaType;
  private final byte @Nullable [] content;
  private final @Nullable LetterContent letter;

  /**
   * @param fileName what the recipient sees it called; a name and no path
   * @param mediaType such as {@code application/pdf} (RFC 6838), without parameters
   * @throws IllegalArgumentException when one of them is none
   */
  public Attachment(String fileName, String mediaType, byte[] content) {
    this(fileName, mediaType, content.clone(), null);
  }

  private Attachment(
      String fileName,
      String mediaType,
      byte @Nullable [] content,
      @Nullable LetterContent letter) {
    if (!FILE_NAME.matcher(fileName).matches() || !MEDIA_TYPE.matcher(mediaType).matches()) {
      throw new IllegalArgumentException(
          "no file name or media type: %s, %s".formatted(fileName, mediaType));
    }
    this.fileName = fileName;
    this.mediaType = mediaType;
    this.content = content;
    this.letter = letter;
  }

  public static Attachment pdf(String fileName, byte[] content) {
    return new Attachment(fileName, PDF, content);
  }

  /** A letter that is still to be written, as PDF. */
  public static Attachment letter(String fileName, LetterContent letter) {
    return new Attachment(fileName, PDF, null, letter);
  }

  /** One that is written. */
  static Attachment read(ResultSet row, int number) throws SQLException {
    return new Attachment(
        row.getString("file_name"), row.getString("media_type"), row.getBytes("content"));
  }

  public String fileName() {
    return fileName;
  }

  public String mediaType() {
    return mediaType;
  }

  /**
   * @throws NullPointerException for a letter that is not written yet
   */
  public byte[] content() {
    return Objects.requireNonNull(content).clone();
  }

  /** What it will say, null for anything but a letter that is not written yet. */
  @Nullable LetterContent letter() {
    return letter;
  }

  /** In bytes; none for a letter that is not written yet, which is small. */
  int size() {
    return content == null ? 0 : content.length;
  }
}
