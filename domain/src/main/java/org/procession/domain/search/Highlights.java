package org.procession.domain.search;

import co.elastic.clients.elasticsearch.core.search.Highlight;
import co.elastic.clients.elasticsearch.core.search.HighlightField;
import co.elastic.clients.elasticsearch.core.search.HighlighterEncoder;
import co.elastic.clients.util.NamedValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Shows where in a text the words stand that were searched for, safely for HTML. */
public final class Highlights {

  private static final int PASSAGE = 150;

  private Highlights() {}

  /**
   * @param whole fields that are shown as a whole
   * @param passages fields of which the best two passages are shown
   */
  public static Highlight of(List<String> whole, List<String> passages) {
    var fields = new ArrayList<NamedValue<HighlightField>>();
    whole.forEach(name -> fields.add(field(name, 0)));
    passages.forEach(name -> fields.add(field(name, 2)));
    return Highlight.of(h -> h.encoder(HighlighterEncoder.Html).fields(fields));
  }

  private static NamedValue<HighlightField> field(String name, int passages) {
    return NamedValue.of(
        name, HighlightField.of(f -> f.numberOfFragments(passages).fragmentSize(PASSAGE)));
  }

  /** The highlighted text of a field, or else the text itself, escaped. */
  public static String whole(Map<String, List<String>> highlights, String field, String text) {
    var found = highlights.getOrDefault(field, List.of());
    return found.isEmpty() ? escaped(text) : found.getFirst();
  }

  /** A text without highlights, as the search engine escapes them. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#x27;");
  }
}
