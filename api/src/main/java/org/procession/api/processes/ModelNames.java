package org.procession.api.processes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** How the models label their elements: those on the class path, which are the newest ones. */
@Component
class ModelNames {

  private final Map<String, Map<String, String>> byProcess = new HashMap<>();

  ModelNames() {
    var resolver = new PathMatchingResourcePatternResolver();
    try {
      for (var model : resolver.getResources("classpath*:processes/**/*.bpmn")) {
        try (var xml = model.getInputStream()) {
          read(xml);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  private void read(InputStream xml) throws XMLStreamException {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    var reader = factory.createXMLStreamReader(xml);
    Map<String, String> names = new HashMap<>();
    while (reader.hasNext()) {
      reader.next();
      if (reader.isStartElement()) {
        var id = reader.getAttributeValue(null, "id");
        var name = reader.getAttributeValue(null, "name");
        if (reader.getLocalName().equals("process")) {
          names = byProcess.computeIfAbsent(id, process -> new HashMap<>());
        }
        if (id != null && name != null) {
          names.put(id, name);
        }
      }
    }
    reader.close();
  }

  /** The label of a process, null for one that is not known. */
  @Nullable String of(String processId) {
    return of(processId, processId);
  }

  /** The label of an element, null for one that is not known or has none. */
  @Nullable String of(String processId, String elementId) {
    return byProcess.getOrDefault(processId, Map.of()).get(elementId);
  }
}
