package org.procession.domain.files;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.procession.domain.events.Subject;
import org.procession.domain.search.SearchDocument;
import org.procession.domain.search.Searchable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds files by name, by who uploaded them, by the checksum of the newest version, and by the text
 * of the newest clean one.
 */
@Component
class SearchableFiles implements Searchable {

  private final Files files;
  private final FileTexts texts;

  SearchableFiles(Files files, FileTexts texts) {
    this.files = files;
    this.texts = texts;
  }

  @Override
  public String type() {
    return FileId.TYPE;
  }

  @Override
  public String readPermission() {
    return "files.file.read";
  }

  @Override
  @Transactional(readOnly = true)
  public List<SearchDocument> describe(Collection<Subject> subjects) {
    List<UUID> ids = subjects.stream().map(Subject::id).toList();
    if (ids.isEmpty()) {
      return List.of();
    }
    var contents = texts.newest(ids);
    return files.all(ids).stream().map(file -> describe(file, contents.get(file.id()))).toList();
  }

  private static SearchDocument describe(StoredFile file, @Nullable String content) {
    var newest = file.require(file.newest());
    return SearchDocument.of(file.id().subject(), file.name(), file.createdAt())
        .withText(wordsOf(file.name()), newest.uploader().value())
        .withIdentifiers(file.name(), newest.sha256())
        .withContent(content)
        .concerning(List.copyOf(file.concerns()))
        .withFacet("mediaType", file.mediaType())
        .withFacet("status", newest.status())
        .withFacet("uploadedBy", newest.uploader())
        .withSize(newest.size());
  }

  /** Names run words together with dots and underscores, as nobody does who searches. */
  private static String wordsOf(String name) {
    return name.replaceAll("[._-]+", " ");
  }
}
