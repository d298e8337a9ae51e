package org.procession.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Map;
import org.procession.local.Eicar;
import tools.jackson.databind.JsonNode;

/** Small texts. */
public final class FileCases implements Cases {

  private final String name;
  private final byte[] rest;

  private FileCases(String name, byte[] rest) {
    this.name = name;
    this.rest = rest;
  }

  /** Those that are clean. */
  public static FileCases clean() {
    return new FileCases("note-%d.txt", new byte[0]);
  }

  /** Those that the scanner takes for malware. */
  public static FileCases infected() {
    return new FileCases("infected-%d.txt", Eicar.bytes());
  }

  @Override
  public ModelledProcess process() {
    return ModelledProcess.FILE_SCANNING;
  }

  @Override
  public String create(Bed bed, int n) {
    var text = text(n);
    return bed.create(
        Bed.CLERK,
        Content.PATH,
        Map.of(
            "name",
            name.formatted(n),
            "mediaType",
            "text/plain",
            "size",
            text.length,
            "sha256",
            Content.sha256(new ByteArrayInputStream(text))));
  }

  private byte[] text(int n) {
    var words = "Note %d: nothing to worry about.\n".formatted(n).repeat(50).getBytes(UTF_8);
    var text = Arrays.copyOf(words, words.length + rest.length);
    System.arraycopy(rest, 0, text, words.length, rest.length);
    return text;
  }

  @Override
  public String path() {
    return Content.PATH;
  }

  @Override
  public boolean isOf(JsonNode record, int n) {
    return record.path("name").asString("").equals(name.formatted(n));
  }

  @Override
  public boolean isStarted(JsonNode record, int n) {
    return !record.at("/versions/0/status").asString().equals("AWAITING_CONTENT");
  }

  @Override
  public void start(Bed bed, int n, String id) {
    bed.put(
        Bed.CLERK,
        "%s/%s/versions/1/content".formatted(Content.PATH, id),
        () -> new ByteArrayInputStream(text(n)));
  }
}
