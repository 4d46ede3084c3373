package io.liushui.sandbox.netbank;

import io.liushui.sandbox.wire.Refusal;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** {@code <Message>} written and read; a document type declaration is refused. */
final class BankXml {

    private BankXml() {}

    /** The two parts of a message, simple elements only. */
    record Parts(Map<String, String> head, Map<String, String> body) {}

    static byte[] write(Parts parts, Charset charset) {
        return ("<Message><Head>" + elements(parts.head()) + "</Head><Body>" + elements(parts.body())
                        + "</Body></Message>")
                .getBytes(charset);
    }

    /** @throws Refusal {@code malformed_request} */
    static Parts read(byte[] message, Charset charset) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            Element root = builder.parse(new InputSource(new StringReader(new String(message, charset))))
                    .getDocumentElement();
            return new Parts(part(root, "Head"), part(root, "Body"));
        } catch (SAXException | IOException unreadable) {
            throw malformed("the message is not XML");
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Refusal malformed(String message) {
        return new Refusal(400, "malformed_request", message);
    }

    private static Map<String, String> part(Element root, String name) {
        Map<String, String> elements = new LinkedHashMap<>();
        Node part = root.getElementsByTagName(name).item(0);
        if (part == null || !root.isSameNode(part.getParentNode())) {
            throw malformed(name + " is missing");
        }
        for (Node child = part.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element
                    && elements.put(element.getTagName(), element.getTextContent()) != null) {
                throw malformed(element.getTagName() + " occurs twice");
            }
        }
        return elements;
    }

    private static String elements(Map<String, String> elements) {
        StringBuilder xml = new StringBuilder();
        elements.forEach((name, text) -> {
            String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
            xml.append('<')
                    .append(name)
                    .append('>')
                    .append(escaped)
                    .append("</")
                    .append(name)
                    .append('>');
        });
        return xml.toString();
    }
}
