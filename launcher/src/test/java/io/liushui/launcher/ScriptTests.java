package io.liushui.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.launcher.parts.Installation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptTests {

    @TempDir
    private Path folder;

    @Test
    void saysWhatToInstallWhenThereIsNoJdk25() throws IOException, InterruptedException {
        Path programs = Files.createDirectory(folder.resolve("bin"));
        for (String name : new String[] {"bash", "dirname", "grep", "readlink", "cat", "env"}) {
            Files.createSymbolicLink(programs.resolve(name), Path.of("/usr/bin", name));
        }
        Path old = Files.createDirectories(folder.resolve("jdk-17/bin")).getParent();
        Files.writeString(old.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");
        ProcessBuilder builder = new ProcessBuilder(
                        Installation.findRoot().resolve("liushui").toString(), "status")
                .redirectErrorStream(true);
        builder.environment().put("PATH", programs.toString());
        builder.environment().put("JAVA_HOME", old.toString());
        builder.environment().put("LIUSHUI_JVM_FOLDERS", folder.toString());

        Process process = builder.start();

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .startsWith("No JDK 25 was found")
                .contains("JAVA_HOME");
        assertThat(process.exitValue()).isEqualTo(1);
    }
}
