package io.liushui.api.cashier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "none | EN",
                "zh-CN,zh;q=0.9,en;q=0.8 | ZH",
                "en-GB,zh;q=0.5 | EN",
                "fr,zh;q=0.4,en;q=0.6 | EN",
                "fr-CH,zh-TW;q=0.4 | ZH",
                "zh;q=0,en;q=0.1 | EN",
                "de | EN",
                "=;;broken | EN",
            })
    void takesTheFirstLanguageThatWeHave(String header, Language expected) {
        assertThat(Language.accepted(header)).isEqualTo(expected);
    }
}
