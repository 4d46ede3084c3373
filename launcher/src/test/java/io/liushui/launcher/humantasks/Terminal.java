package io.liushui.launcher.humantasks;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.launcher.parts.Installation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Where an operator of an installation types. */
record Terminal(Installation installation) {

    /** What {@code ./liushui} prints for this command. */
    String run(String name) throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dliushui.root=" + Installation.findRoot(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.liushui.launcher.Main",
                name);
        command.environment().put("LIUSHUI_HOME", installation.home().toString());
        command.environment().putAll(installation.ports().toEnvironment());
        Process process = command.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }
}
