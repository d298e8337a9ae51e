package org.procession.workers.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
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
 * The program that reads documents, one after the other, until its input ends. Of each it is sent
 * its name and its content in {@link Chunks}; it answers with whether it could read it and, if so,
 * with the text.
 */
final class DocumentReader {

  private static final System.Logger log = System.getLogger(DocumentReader.class.getName());

  private final Parser parser;
  private final int length;

  private DocumentReader(Parser parser, int length) {
    this.parser = parser;
    this.length = length;
  }

  /**
   * @param arguments how many characters of each document are wanted at most
   */
  public static void main(String... arguments) throws Exception {
    var documents = new DataInputStream(new BufferedInputStream(System.in));
    var texts = new DataOutputStream(new BufferedOutputStream(System.out));
    System.setOut(System.err); // for logs, which are no part of any text
    var reader = new DocumentReader(new AutoDetectParser(config()), Integer.parseInt(arguments[0]));
    for (var name = next(documents); name.isPresent(); name = next(documents)) {
      Optional<String> text;
      try (var content = Chunks.read(documents)) {
        text = reader.read(name.get(), content);
      }
      texts.writeBoolean(text.isPresent());
      if (text.isPresent()) {
        var bytes = text.get().getBytes(UTF_8);
        texts.writeInt(bytes.length);
        texts.write(bytes);
      }
      texts.flush();
    }
  }

  private static Optional<String> next(DataInputStream documents) throws IOException {
    try {
      return Optional.of(documents.readUTF());
    } catch (EOFException e) {
      return Optional.empty();
    }
  }

  private Optional<String> read(String name, InputStream content) {
    try {
      return Optional.of(parsed(name, content));
    } catch (IOException | SAXException | TikaException | RuntimeException | StackOverflowError e) {
      log.log(System.Logger.Level.DEBUG, "a document cannot be read", e);
      return Optional.empty();
    }
  }

  private String parsed(String name, InputStream content)
      throws IOException, SAXException, TikaException {
    var context = new ParseContext();
    context.set(Parser.class, parser); // for documents within documents
    var metadata = new Metadata();
    metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
    var text = new BodyContentHandler(length);
    try (var document = TikaInputStream.get(content)) {
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
