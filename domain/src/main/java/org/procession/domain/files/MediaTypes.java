package org.procession.domain.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.mime.MimeType;
import org.apache.tika.mime.MimeTypeException;
import org.apache.tika.mime.MimeTypes;

/** What files say they are by their first bytes. Nothing is parsed. */
final class MediaTypes {

  private static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();
  private static final MediaTypeRegistry FAMILIES = TYPES.getMediaTypeRegistry();

  /** So many bytes tell all types apart that can be told apart. */
  static final int HEAD = TYPES.getMinLength();

  private MediaTypes() {}

  static String detect(byte[] head) {
    try {
      return TYPES.detect(new ByteArrayInputStream(head), new Metadata()).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Whether content can be what was declared. It can when either type is a kind of the other, as a
   * spreadsheet is a kind of ZIP archive, when both are text, and when nothing is known about the
   * declared type. Content that is not recognised at all cannot be of a type that always announces
   * itself, as PDF does.
   */
  static boolean fits(String declared, String detected) {
    var said = FAMILIES.normalize(MediaType.parse(declared));
    var seen = FAMILIES.normalize(MediaType.parse(detected));
    if (known(said).isEmpty()) {
      return true;
    }
    if (seen.equals(MediaType.OCTET_STREAM)) {
      return isText(said) || family(said).noneMatch(MediaTypes::announcesItself);
    }
    return FAMILIES.isInstanceOf(seen, said)
        || FAMILIES.isInstanceOf(said, seen)
        || (isText(said) && isText(seen));
  }

  private static boolean isText(MediaType type) {
    return FAMILIES.isInstanceOf(type, MediaType.TEXT_PLAIN);
  }

  /** The type, what it is a kind of, and so on, as far as that says anything. */
  private static Stream<MediaType> family(MediaType type) {
    return Stream.iterate(type, t -> !t.equals(MediaType.OCTET_STREAM), FAMILIES::getSupertype);
  }

  private static boolean announcesItself(MediaType type) {
    return known(type).map(MimeType::hasMagic).orElse(false);
  }

  private static Optional<MimeType> known(MediaType type) {
    try {
      return Optional.ofNullable(TYPES.getRegisteredMimeType(type.toString()));
    } catch (MimeTypeException e) {
      return Optional.empty();
    }
  }
}
