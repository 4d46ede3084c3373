package io.liushui.channel.netbank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.channel.netbank.MessageXml.Malformed;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageXmlTests {

    private static final Charset GBK = Charset.forName("GBK");
    private final MessageXml xml = new MessageXml(GBK);

    @Test
    void readsWhatItWrote() throws Malformed {
        Message message = new Message(Map.of("A", "茶 <&> \"'"), Map.of("B", "", "C", "]]>"));
        assertThat(xml.read(xml.write(message))).isEqualTo(message);
    }

    @Test
    void readsNoFileAndNoAddressThatAnEntityNames(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "geheim");
        String attack = "<!DOCTYPE Message [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>"
                + "<Message><Head><A>&x;</A></Head><Body></Body></Message>";
        assertMalformed(attack.getBytes(GBK));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no xml",
                "<!DOCTYPE Message><Message><Head></Head><Body></Body></Message>",
                "<!DOCTYPE M [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]><Message><Head><A>&b;</A></Head><Body></Body></Message>",
                "<Message><Head><A>&x;</A></Head><Body></Body></Message>",
                "<Message><Head></Head></Message>",
                "<Message><Body></Body><Head></Head></Message>",
                "<Message><Head><A>1</A><A>2</A></Head><Body></Body></Message>",
                "<Message><Head><A><B>1</B></A></Head><Body></Body></Message>",
                "<Message><Head>text</Head><Body></Body></Message>",
                "<Message><Head></Head><Body></Body><Body></Body></Message>",
                "<Message><Head></Head><Body></Body></Message><Message/>",
                "<Other><Head></Head><Body></Body></Other>"
            })
    void anythingElseIsMalformed(String text) {
        assertMalformed(text.getBytes(GBK));
    }

    @Test
    void bytesThatAreNoTextInTheCharacterSetAreMalformed() {
        byte[] bytes = "<Message><Head><A>..</A></Head><Body></Body></Message>".getBytes(GBK);
        bytes[18] = (byte) 0xFF;
        bytes[19] = (byte) 0xFF;
        assertMalformed(bytes);
    }

    private void assertMalformed(byte[] bytes) {
        assertThatThrownBy(() -> xml.read(bytes)).isInstanceOf(Malformed.class);
    }
}
