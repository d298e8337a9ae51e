package org.procession.domain.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.procession.domain.events.EventLog;
import org.procession.domain.files.storage.Bucket;
import org.procession.domain.files.storage.ObjectStore;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Reads the text of clean versions, so that files are found by what they say. */
@Service
public class ExtractingTexts {

  /** In characters: some forty pages. What comes after is not found. */
  public static final int MAX_LENGTH = 100_000;

  private final Files files;
  private final FileTexts texts;
  private final ObjectStore store;
  private final EventLog events;
  private final TransactionOperations transactions;

  ExtractingTexts(
      Files files,
      FileTexts texts,
      ObjectStore store,
      EventLog events,
      TransactionOperations transactions) {
    this.files = files;
    this.texts = texts;
    this.store = store;
    this.events = events;
    this.transactions = transactions;
  }

  private record Source(String key, String name) {}

  /**
   * Reads the text of a version. A document that cannot be read is clean all the same, and has no
   * text. Idempotent by version: one whose text was read, or tried, is not read again.
   *
   * @throws FileNotClean unless a scanner found it clean
   * @throws org.procession.domain.files.storage.StorageUnavailable when it cannot be read now
   */
  public void extract(FileId id, int number, TextExtractor extractor) {
    var readable = transactions.execute(t -> readable(id, number));
    if (readable.isEmpty()) {
      return;
    }
    var text = read(readable.get(), extractor).map(ExtractingTexts::storable).orElse("");
    transactions.executeWithoutResult(t -> note(id, number, text));
  }

  private Optional<Source> readable(FileId id, int number) {
    var file = files.require(id);
    var version = file.require(number);
    if (version.status() != FileStatus.CLEAN) {
      throw new FileNotClean(number, version.status());
    }
    return version.textLength() == null
        ? Optional.of(new Source(version.storageKey(), file.name()))
        : Optional.empty();
  }

  private Optional<String> read(Source version, TextExtractor extractor) {
    try {
      return store
          .read(Bucket.CLEAN, version.key(), content -> extractor.extract(version.name(), content))
          .flatMap(text -> text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** PostgreSQL has no place for the character 0 in texts. */
  private static String storable(String text) {
    var plain = text.replace("\0", "").strip();
    if (plain.length() <= MAX_LENGTH) {
      return plain;
    }
    var splitsPair = Character.isHighSurrogate(plain.charAt(MAX_LENGTH - 1));
    return plain.substring(0, splitsPair ? MAX_LENGTH - 1 : MAX_LENGTH);
  }

  private void note(FileId id, int number, String text) {
    var file = files.require(id);
    var version = file.require(number);
    if (version.textLength() != null) {
      return;
    }
    version.noteText(text.length());
    if (!text.isEmpty()) {
      texts.add(id, number, text);
      events.record(new FileTextExtracted(id, number, file.name(), text.length(), file.concerns()));
    }
  }
}
