package io.liushui.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.spi.Product;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What can be named at {@code ./liushui demo}. */
class DemoChoiceTests {

    @ParameterizedTest
    @EnumSource(Product.class)
    void eachProductCanBeShownUnderItsCode(Product product) {
        assertThat(chosen("--product", product.code()).demonstrations())
                .hasValueSatisfying(shown -> assertThat(shown).hasSize(1));
    }

    static Stream<DemoFunction> functions() {
        return Stream.of(DemoFunction.values()).filter(function -> function != DemoFunction.RECONCILIATION_FILE);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void eachFunctionCanBeShownUnderItsNameInBothSpellings(DemoFunction function) {
        assertThat(chosen("--function", function.code()).demonstrations())
                .hasValueSatisfying(shown -> assertThat(shown).hasSize(1));
        assertThat(chosen("--function", function.name().toLowerCase(java.util.Locale.ROOT))
                        .demonstrations())
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contract",
                "pay",
                "close",
                "void",
                "refund",
                "query",
                "preauth",
                "preauth-void",
                "capture",
                "capture-void",
                "balance",
                "payout"
            })
    void theFunctionsAreThoseOfTheDomain(String code) {
        assertThat(new DemoChoice.Functions()).contains(code);
    }

    @Test
    void reconciliationFilesAreSaidToBeMissing() {
        assertThat(chosen("--function", "reconciliation-file").demonstrations()).isEmpty();
        assertThat(new CommandLine(new DemoCommand()).execute("--function", "reconciliation_file"))
                .isEqualTo(1);
    }

    @Test
    void theFourPaymentsAreShownWhenNothingIsNamed() {
        assertThat(chosen().demonstrations())
                .hasValueSatisfying(shown -> assertThat(shown).hasSize(Story.ALL.length));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--product", "--function", "--channel"})
    void whatIsNotThereIsRefusedWithWhatIs(String option) {
        StringWriter said = new StringWriter();
        CommandLine line = new CommandLine(new DemoCommand()).setErr(new PrintWriter(said));

        assertThat(line.execute(option, "gold")).isEqualTo(2);
        assertThat(said.toString()).contains("'gold': name one of ");
    }

    @Test
    void onlyOneThingIsShownAtATime() {
        StringWriter said = new StringWriter();
        CommandLine line = new CommandLine(new DemoCommand()).setErr(new PrintWriter(said));

        assertThat(line.execute("--product", "payout", "--function", "pay")).isEqualTo(2);
        assertThat(said.toString()).contains("mutually exclusive");
    }

    private static DemoChoice chosen(String... words) {
        DemoCommand command = new DemoCommand();
        new CommandLine(command).parseArgs(words);
        return command.choice();
    }
}
