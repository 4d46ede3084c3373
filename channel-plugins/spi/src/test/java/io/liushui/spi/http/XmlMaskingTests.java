package io.liushui.spi.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Set;
import org.junit.jupiter.api.Test;

class XmlMaskingTests {

    private static final Charset GBK = Charset.forName("GBK");
    private final Masking masking = new Masking(Set.of("Signature"), Set.of("OrderNo"), GBK);

    @Test
    void masksSecretsAndCardNumbersByTheirElements() {
        String xml = "<?xml version=\"1.0\" encoding=\"GBK\"?><MSG><Body><OrderNo>4111111111111111</OrderNo>"
                + "<Goods>茶 $1: 4111111111111111</Goods></Body><Signature>abc=</Signature></MSG>";
        assertThat(masking.body(xml.getBytes(GBK)))
                .isEqualTo(" <?xml version=\"1.0\" encoding=\"GBK\"?><MSG><Body><OrderNo>4111111111111111</OrderNo>"
                        + "<Goods>茶 $1: ***</Goods></Body><Signature>***</Signature></MSG>");
    }

    @Test
    void showsNothingOfXmlWhoseTextsHaveNoNames() {
        String mixed = "<?xml version=\"1.0\"?><MSG>secret<Goods>tea</Goods></MSG>";
        String attributes = "<?xml version=\"1.0\"?><MSG><Goods key=\"secret\">tea</Goods></MSG>";
        String cut = "<?xml version=\"1.0\"?><MSG><Signature>secret";
        for (String xml : new String[] {mixed, attributes, cut}) {
            assertThat(masking.body(xml.getBytes(GBK))).doesNotContain("secret").contains("characters");
        }
    }
}
