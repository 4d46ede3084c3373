package io.liushui.channel.netbank;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** {@code <Message>} as bytes and back. A document type declaration, and so every entity of its own, is refused. */
final class MessageXml {

    private final Charset charset;

    MessageXml(Charset charset) {
        this.charset = charset;
    }

    /** What was signed, and is no message all the same. */
    static final class Malformed extends Exception {

        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }

    byte[] write(Message message) {
        StringBuilder xml = new StringBuilder("<Message><Head>");
        write(message.head(), xml);
        xml.append("</Head><Body>");
        write(message.body(), xml);
        return xml.append("</Body></Message>").toString().getBytes(charset);
    }

    Message read(byte[] bytes) throws Malformed {
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            XMLStreamReader reader = readers().createXMLStreamReader(new StringReader(text));
            expect(reader, reader.next(), XMLStreamConstants.START_ELEMENT, "Message");
            Map<String, String> head = section(reader, "Head");
            Map<String, String> body = section(reader, "Body");
            expect(reader, reader.next(), XMLStreamConstants.END_ELEMENT, "Message");
            expect(reader, reader.next(), XMLStreamConstants.END_DOCUMENT, null);
            return new Message(head, body);
        } catch (CharacterCodingException | XMLStreamException unreadable) {
            throw new Malformed("the message is not XML in " + charset);
        }
    }

    private static Map<String, String> section(XMLStreamReader reader, String name)
            throws XMLStreamException, Malformed {
        expect(reader, reader.next(), XMLStreamConstants.START_ELEMENT, name);
        Map<String, String> elements = new LinkedHashMap<>();
        while (reader.next() == XMLStreamConstants.START_ELEMENT) {
            String element = reader.getLocalName();
            if (elements.put(element, reader.getElementText()) != null) {
                throw new Malformed("an element occurs twice");
            }
        }
        expect(reader, reader.getEventType(), XMLStreamConstants.END_ELEMENT, name);
        return elements;
    }

    private static void expect(XMLStreamReader reader, int event, int wanted, String name) throws Malformed {
        if (event != wanted || (name != null && !reader.getLocalName().equals(name))) {
            throw new Malformed("the message has another structure");
        }
    }

    private static void write(Map<String, String> elements, StringBuilder xml) {
        elements.forEach((name, text) -> xml.append('<')
                .append(name)
                .append('>')
                .append(escape(text))
                .append("</")
                .append(name)
                .append('>'));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** One for each message: a factory need not be safe for several threads. */
    private static XMLInputFactory readers() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }
}
