package org.procession.processes.engine;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** A BPMN or DMN file as its author wrote it. */
public record Model(String id, Document xml) {

  public static Model read(Path file) {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      return new Model(Models.id(file), factory.newDocumentBuilder().parse(file.toFile()));
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalArgumentException(file.toString(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The elements of a name, without the engine's extensions to them. */
  public List<Element> elements(String localName) {
    return select(localName);
  }

  /** Events, tasks, gateways and sub-processes. */
  public List<Element> flowNodes() {
    return select("subProcess|\\w+Event|\\w+Task|\\w+Gateway");
  }

  public List<Element> sequenceFlows() {
    return elements("sequenceFlow");
  }

  /** The tables of a DMN file. */
  public List<DecisionTable> decisionTables() {
    return elements("decisionTable").stream().map(DecisionTable::new).toList();
  }

  /** The elements of a name that stand within another, such as the form definition of a task. */
  public static List<Element> below(Element element, String localName) {
    var found = element.getElementsByTagNameNS("*", localName);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  /** The file as it is now that elements were changed. */
  public String text() {
    var text = new StringWriter();
    try {
      TransformerFactory.newInstance()
          .newTransformer()
          .transform(new DOMSource(xml), new StreamResult(text));
    } catch (TransformerException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }

  private List<Element> select(String localNames) {
    return below(xml.getDocumentElement(), "*").stream()
        .filter(element -> element.getLocalName().matches(localNames) && element.hasAttribute("id"))
        .toList();
  }

  @Override
  public String toString() {
    return id;
  }
}
