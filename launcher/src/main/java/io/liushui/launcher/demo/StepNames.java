package io.liushui.launcher.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What the analysts call the steps, read from their models. */
final class StepNames {
    private final Map<String, String> names = new HashMap<>();

    StepNames(Path models) {
        try (Stream<Path> files = Files.list(models.resolve("processes"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".bpmn")).toList()) {
                read(file);
            }
        } catch (IOException | SAXException | ParserConfigurationException unreadable) {
            throw new IllegalStateException("cannot read the models in " + models, unreadable);
        }
    }

    String of(String element) {
        return names.getOrDefault(element, element);
    }

    private void read(Path file) throws IOException, SAXException, ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        NodeList elements = factory.newDocumentBuilder().parse(file.toFile()).getElementsByTagName("*");
        for (int i = 0; i < elements.getLength(); i++) {
            Element element = (Element) elements.item(i);
            if (element.hasAttribute("id") && element.hasAttribute("name")) {
                names.put(element.getAttribute("id"), element.getAttribute("name"));
            }
        }
    }
}
