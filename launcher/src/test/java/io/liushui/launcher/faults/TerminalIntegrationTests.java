package io.liushui.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.launcher.demo.DemoApp;
import io.liushui.launcher.parts.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands about credentials, coupons and exchanges as a person gives them, each in a process of its own, on the running system. */
class TerminalIntegrationTests {
    private static final int LIMIT_SECONDS = 60;
    private final RunningSystem system = RunningSystem.get();

    @TempDir
    private Path folder;

    private record Ended(int status, String output) {}

    @Test
    void setsListsAndRemovesACredentialWithoutEverShowingIt() throws IOException, InterruptedException {
        Ended set = run("value-from-stdin\n", "credential", "set", "bank.key");
        assertThat(set.status()).as(set.output()).isZero();
        assertThat(set.output()).contains("bank.key has version 1, fingerprint ", "No channel uses it yet");

        Path file = Files.writeString(folder.resolve("key.pem"), "value-from-file\n");
        assertThat(run("", "credential", "set", "bank.key", "--file", file.toString())
                        .output())
                .contains("bank.key has version 2");

        Ended list = run("", "credential", "list");
        assertThat(list.output()).contains("bank.key\n", "  version 2  set 20", "  version 1  set 20");
        assertThat(set.output() + list.output()).doesNotContain("value-from");

        assertThat(run("", "credential", "remove", "bank.key").output()).contains("bank.key is removed");
        Ended gone = run("", "credential", "remove", "bank.key");
        assertThat(gone.status()).isEqualTo(1);
        assertThat(gone.output()).contains("There is no credential bank.key.").doesNotContain("Exception");
    }

    @Test
    void saysWhatIsWrongWithAValue() throws IOException, InterruptedException {
        Path binary = Files.write(folder.resolve("key.p12"), new byte[] {(byte) 0xff, 0, (byte) 0xfe});

        assertRefused(run("\n", "credential", "set", "bank.key"), "The value is empty.");
        assertRefused(run("x", "credential", "set", "Bank/Key"), "A credential's name has 1 to 64 of");
        assertRefused(run("", "credential", "set", "bank.key", "--file", folder + "/none"), "There is no file");
        assertRefused(
                run("", "credential", "set", "bank.key", "--file", binary.toString()), "give binary content as Base64");
    }

    @Test
    void showsWhatWasSaidToTheChannelForAPayment() throws IOException, InterruptedException {
        String payment = system.pay("sandbox_card", system.amount());
        system.awaitState(payment, "succeeded");
        String order = system.books.sentOrder(payment);

        Ended found = run("", "exchanges", "--payment", payment);

        assertThat(found.status()).as(found.output()).isZero();
        assertThat(found.output())
                .containsPattern(
                        "sandbox  pay  20[01]  [0-9.]+ ms  " + order + "  att_[0-9a-z]+  " + payment + "  [0-9a-f]{32}")
                .contains("  > POST /sandbox/v1/orders", "  < {");
        assertThat(run("", "exchanges", "--reference", order, "--since", "10m", "--channel", "sandbox")
                        .output())
                .isEqualTo(found.output());
        assertThat(run("", "exchanges", "--trace", "0".repeat(32)).output()).contains("There is no such exchange.");
        assertRefused(run("", "exchanges", "--since", "yesterday"), "--since takes an instant");
    }

    @Test
    void givesAPayerACouponOfThePlatform() throws IOException, InterruptedException {
        String app = DemoApp.read(system.installation()).appId();
        Ended made =
                run("", "coupons", "voucher", "Welcome", "CNY", "--value=500", "--issue=1", "--budget=500", "--days=9");
        assertThat(made.status()).as(made.output()).isZero();
        String template = made.output().strip();
        assertThat(run("", "coupons", "issue", template, app, "O-" + template, "ann")
                        .output())
                .containsPattern("cpn_[0-9a-z]{26}  payer ann");
        assertRefused(
                run("", "coupons", "issue", template, app, "O-2-" + template, "bob"), "0 coupons of the template may");
        assertThat(run("", "coupons", "list").output())
                .contains(template + "  Welcome  5.00 CNY face value", "issued 1 of 1, held 0");
    }

    private static void assertRefused(Ended ended, String why) {
        assertThat(ended.status()).as(ended.output()).isEqualTo(1);
        assertThat(ended.output()).contains(why).doesNotContain("Exception");
    }

    private Ended run(String input, String... arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dliushui.root=" + Installation.findRoot(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.liushui.launcher.Main"));
        words.addAll(List.of(arguments));
        Path output = Files.createTempFile(folder, "command", ".out");
        Path typed = Files.writeString(Files.createTempFile(folder, "command", ".in"), input);
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(typed.toFile());
        builder.environment()
                .put("LIUSHUI_HOME", system.parts().installation().home().toString());
        builder.environment().putAll(system.parts().installation().ports().toEnvironment());
        Process process = builder.start();
        assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS))
                .as("%s ends", List.of(arguments))
                .isTrue();
        return new Ended(process.exitValue(), Files.readString(output));
    }
}
