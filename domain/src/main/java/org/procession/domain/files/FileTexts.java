package org.procession.domain.files;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What clean versions say. */
@Repository
class FileTexts {

  private final JdbcClient jdbc;

  FileTexts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(FileId file, int number, String content) {
    jdbc.sql("insert into file_text (file_id, number, content) values (?, ?, ?)")
        .params(file.value(), number, content)
        .update();
  }

  private record Text(FileId file, String content) {}

  /** The texts of the newest clean versions of files, as far as they have one. */
  Map<FileId, String> newest(Collection<UUID> files) {
    return jdbc
        .sql(
            """
            select t.file_id, t.content from file_text t
             where t.file_id in (:files)
               and t.number = (select max(v.number) from file_version v
                                where v.tenant_id = t.tenant_id and v.file_id = t.file_id and v.status = 'CLEAN')
            """)
        .param("files", files)
        .query(
            (rs, n) ->
                new Text(new FileId(rs.getObject("file_id", UUID.class)), rs.getString("content")))
        .list()
        .stream()
        .collect(Collectors.toMap(Text::file, Text::content));
  }
}
