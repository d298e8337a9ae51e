package org.procession.workers.templates;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/** The Javadoc of a class of this module and of the records in it, in words. */
final class SourceOf {
  private static final Path SOURCES = Path.of("src", "main", "java");

  private final Map<String, DocCommentTree> comments = new HashMap<>();

  SourceOf(Class<?> type) {
    var file = SOURCES.resolve(type.getName().replace('.', '/') + ".java");
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      var task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, List.of("-proc:none"), null, files.getJavaFileObjects(file));
      var docs = DocTrees.instance(task);
      new TreePathScanner<Void, Void>() {
        @Override
        public Void visitClass(ClassTree declared, Void unused) {
          var comment = docs.getDocCommentTree(getCurrentPath());
          if (comment != null) comments.put(declared.getSimpleName().toString(), comment);
          return super.visitClass(declared, unused);
        }
      }.scan(task.parse(), null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is said of a class. */
  Optional<String> description(Class<?> type) {
    return Optional.ofNullable(comments.get(type.getSimpleName()))
        .map(comment -> text(comment.getFullBody()));
  }

  /** What is said of a component of a record. */
  Optional<String> description(Class<?> type, String component) {
    return Optional.ofNullable(comments.get(type.getSimpleName())).stream()
        .flatMap(comment -> comment.getBlockTags().stream())
        .filter(ParamTree.class::isInstance)
        .map(ParamTree.class::cast)
        .filter(param -> param.getName().getName().contentEquals(component))
        .map(param -> text(param.getDescription()))
        .findFirst();
  }

  private static String text(List<? extends DocTree> parts) {
    return parts.stream()
        .map(
            part ->
                switch (part) {
                  case TextTree text -> text.getBody();
                  case LiteralTree literal -> literal.getBody().getBody();
                  case LinkTree link ->
                      link.getReference().getSignature().replaceFirst(".*\\.", "");
                  default -> part.toString();
                })
        .collect(Collectors.joining())
        .replaceAll("\\s+", " ");
  }
}
