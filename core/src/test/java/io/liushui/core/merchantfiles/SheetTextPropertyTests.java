package io.liushui.core.merchantfiles;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SheetTextPropertyTests {

    @Property(tries = 500)
    void theTextIsHadBackByTakingOneApostropheAway(@ForAll("nasty") String text) {
        String cell = SheetText.guarded(text);

        assertThat(cell.startsWith("'") ? cell.substring(1) : cell).isEqualTo(text);
    }

    @Property(tries = 500)
    void noCellBeginsAFormula(@ForAll("nasty") String text) {
        assertThat(SheetText.guarded(text).strip()).doesNotMatch("(?s)[=+\\-@＝＋－＠].*");
        assertThat(SheetText.guarded(text)).doesNotMatch("(?s)[\\t\\r\\n].*");
    }

    @Example
    void ordinaryTextStaysAsItIs() {
        assertThat(SheetText.guarded("Longjing 龙井 = tea")).isEqualTo("Longjing 龙井 = tea");
        assertThat(SheetText.guarded("")).isEmpty();
        assertThat(SheetText.guarded(null)).isNull();
        assertThat(SheetText.guarded("=HYPERLINK(\"http://x\")")).isEqualTo("'=HYPERLINK(\"http://x\")");
        assertThat(SheetText.guarded(" -1")).isEqualTo("' -1");
    }

    @Provide
    Arbitrary<String> nasty() {
        return Arbitraries.strings().withChars("=+-@＝＋－＠'\",;\t\r\n a茶1").ofMaxLength(6);
    }
}
