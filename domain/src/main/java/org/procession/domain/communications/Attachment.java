package org.procession.domain.communications;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.regex.Pattern;

/** A file that goes with a message. */
public final class Attachment {

  private static final Pattern FILE_NAME = Pattern.compile("[^\\p{Cntrl}/\\\\:*?\"<>|]{1,120}");
  private static final Pattern MEDIA_TYPE =
      Pattern.compile("[a-z]+/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}");

  private final String fileName;
  private final String mediaType;
  private final byte[] content;

  /**
   * @param fileName what the recipient sees it called; a name and no path
   * @param mediaType such as {@code application/pdf} (RFC 6838), without parameters
   * @throws IllegalArgumentException when one of them is none
   */
  public Attachment(String fileName, String mediaType, byte[] content) {
    if (!FILE_NAME.matcher(fileName).matches() || !MEDIA_TYPE.matcher(mediaType).matches()) {
      throw new IllegalArgumentException(
          "no file name or media type: %s, %s".formatted(fileName, mediaType));
    }
    this.fileName = fileName;
    this.mediaType = mediaType;
    this.content = content.clone();
  }

  public static Attachment pdf(String fileName, byte[] content) {
    return new Attachment(fileName, "application/pdf", content);
  }

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

  public byte[] content() {
    return content.clone();
  }

  int size() {
    return content.length;
  }
}
