package org.procession.workers.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.procession.domain.files.DeclaringFiles;
import org.procession.domain.files.FileId;
import org.procession.domain.files.NewContent;
import org.procession.domain.files.NewFile;
import org.procession.domain.files.ReceivingContent;
import org.springframework.stereotype.Component;

/** Makes files of all kinds, and uploads them. */
@Component
public class Uploads {

  private final DeclaringFiles declaring;
  private final ReceivingContent receiving;

  Uploads(DeclaringFiles declaring, ReceivingContent receiving) {
    this.declaring = declaring;
    this.receiving = receiving;
  }

  /** A new file with its first version, in the current scope. */
  FileId upload(String name, String mediaType, byte[] content) {
    var file = new NewFile(name, mediaType, List.of(), List.of());
    var id = declaring.declare(file, described(content)).file().id();
    receiving.receive(id, 1, new ByteArrayInputStream(content));
    return id;
  }

  /** A further version, in the current scope. */
  void upload(FileId file, byte[] content) {
    var number = declaring.declareVersion(file, described(content)).file().newest().number();
    receiving.receive(file, number, new ByteArrayInputStream(content));
  }

  private static NewContent described(byte[] content) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256").digest(content);
      return new NewContent(content.length, HexFormat.of().formatHex(sha256));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] text(String text) {
    return text.getBytes(UTF_8);
  }

  static byte[] pdf(String text) {
    try (var document = new PDDocument()) {
      var page = new PDPage();
      document.addPage(page);
      try (var line = new PDPageContentStream(document, page)) {
        line.beginText();
        line.setFont(new PDType1Font(FontName.HELVETICA), 12);
        line.newLineAtOffset(100, 700);
        line.showText(text);
        line.endText();
      }
      var file = new ByteArrayOutputStream();
      document.save(file);
      return file.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] zip(byte[] content) {
    return zip(content, 1);
  }

  /** Some megabytes of nothing, which pack to little. */
  static byte[] bomb(int megabytes) {
    return zip(new byte[megabytes << 20]);
  }

  /** An archive with some files of the same content. */
  static byte[] zip(byte[] content, int times) {
    var file = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(file)) {
      for (var time = 0; time < times; time++) {
        zip.putNextEntry(new ZipEntry("content-" + time));
        zip.write(content);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }

  /**
   * An archive that says it is encrypted: bit 0 of the general purpose flags in both of its headers
   * (APPNOTE 4.4.4). No scanner has the password to find out.
   */
  static byte[] encrypted(byte[] content) {
    var zip = zip(content);
    zip[6] |= 1;
    zip[central(zip) + 8] |= 1;
    return zip;
  }

  /** An archive whose table of contents makes no sense. */
  static byte[] broken(byte[] zip) {
    zip[central(zip)] = 0;
    return zip;
  }

  private static int central(byte[] zip) {
    return indexOf(zip, new byte[] {'P', 'K', 1, 2});
  }

  private static int indexOf(byte[] content, byte[] part) {
    for (var i = 0; i <= content.length - part.length; i++) {
      if (java.util.Arrays.equals(content, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    throw new IllegalArgumentException("not there");
  }

  /** An archive of the format ZIP64 (APPNOTE 4.3.14, 4.3.15), as large ones are. */
  static byte[] zip64(byte[] content) {
    var file = new ByteArrayOutputStream();
    try (var zip = new ZipArchiveOutputStream(file)) {
      zip.setUseZip64(Zip64Mode.Always);
      zip.putArchiveEntry(new ZipArchiveEntry("content"));
      zip.write(content);
      zip.closeArchiveEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }

  static byte[] noise(int bytes) {
    var noise = new byte[bytes];
    new Random(7).nextBytes(noise);
    return noise;
  }
}
