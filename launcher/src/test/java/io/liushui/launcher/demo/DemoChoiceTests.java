package io.liushui.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.spi.Product;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What can be named at {@code ./liushui demo}. */
class DemoChoiceTests {

    @ParameterizedTest
    @EnumSource(Product.class)
    void eachProductCanBeShownUnderItsCode(Product product) {
        assertThat(chosen("--product", product.code()).demonstrations()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(DemoFunction.class)
    void eachFunctionCanBeShownUnderItsNameInBothSpellings(DemoFunction function) {
        assertThat(chosen("--function", function.code()).demonstrations()).hasSize(1);
        assertThat(chosen("--function", function.name().toLowerCase(java.util.Locale.ROOT))
                        .demonstrations())
                .hasSize(1);
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
                "reconciliation-file",
                "balance",
                "payout"
            })
    void theFunctionsAreThoseOfTheDomain(String code) {
        assertThat(new DemoChoice.Functions()).contains(code);
    }

    @Test
    void theFourPaymentsAreShownWhenNothingIsNamed() {
        assertThat(chosen().demonstrations()).hasSize(Story.ALL.length);
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
