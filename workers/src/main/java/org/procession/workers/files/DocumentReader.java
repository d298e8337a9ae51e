package org.procession.workers.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.sax.BodyContentHandler;
import org.xml.sax.SAXException;

/**
 * The program that reads one document: from its input, and its text to its output. It ends with 0
 * only when the document could be read.
 */
final class DocumentReader {

  private DocumentReader() {}

  /**
   * @param arguments the file's name, and how many characters are wanted at most
   */
  public static void main(String... arguments) throws Exception {
    var output = System.out;
    System.setOut(System.err); // for logs, which are no part of the document
    output.write(read(arguments[0], Integer.parseInt(arguments[1]), System.in).getBytes(UTF_8));
    output.flush();
  }

  private static String read(String name, int length, InputStream input)
      throws IOException, SAXException, TikaException {
    var parser = new AutoDetectParser(config());
    var context = new ParseContext();
    context.set(Parser.class, parser); // for documents within documents
    var metadata = new Metadata();
    metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
    var text = new BodyContentHandler(length);
    try (var document = TikaInputStream.get(input)) {
      parser.parse(document, text, metadata, context);
    } catch (SAXException | TikaException e) {
      if (!WriteLimitReachedException.isWriteLimitReached(e)) {
        throw e;
      }
    }
    return text.toString();
  }

  private static TikaConfig config() throws IOException, SAXException, TikaException {
    try (var config =
        Objects.requireNonNull(DocumentReader.class.getResourceAsStream("tika.xml"))) {
      return new TikaConfig(config);
    }
  }
}
