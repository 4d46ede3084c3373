package io.liushui.api.problems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ProblemCodeTests {

    @Test
    void everyCodeHasItsTextAndEveryTextItsCode() {
        assertThat(ProblemText.TEXTS.stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ProblemCode.values())
                        .map(ProblemCode::code)
                        .toList());
        assertThat(ProblemCode.METHOD_NOT_OFFERED.title()).isEqualTo("Method not offered");
        assertThat(ProblemCode.METHOD_NOT_OFFERED.advice())
                .isEqualTo(
                        "The app does not offer this payment method, or no channel takes it. Leave `method` out to let the payer choose.");
    }

    @Test
    void titlesAreConstantAndDifferFromEachOther() {
        assertThat(ProblemCode.values())
                .extracting(ProblemCode::title)
                .doesNotHaveDuplicates()
                .allSatisfy(title -> assertThat(title).matches("[A-Z][A-Za-z ]+"));
    }

    @Test
    void refusesACodeWithoutText() {
        assertThatThrownBy(() -> ProblemText.of("nobody_wrote_of_it"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nobody_wrote_of_it");
    }
}
