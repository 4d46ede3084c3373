package io.liushui.core.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsResolverTests {
    private final SettingsResolver resolver =
            new SettingsResolver(null, Map.of("API_KEY", "from the environment")::get);

    @TempDir
    private Path folder;

    @Test
    void putsValuesInThePlaceOfReferences() throws IOException {
        Path key = Files.writeString(folder.resolve("key.pem"), "line one\nline two\r\n\n");

        ResolvedSettings resolved = resolver.resolve(
                Map.of("a", "https://bank.example/", "b", "file:" + key, "c", "env: API_KEY", "d", ""), Map.of());

        assertThat(resolved.values())
                .containsOnly(
                        Map.entry("a", "https://bank.example/"),
                        Map.entry("b", "line one\nline two"),
                        Map.entry("c", "from the environment"),
                        Map.entry("d", ""));
        assertThat(resolved.secrets()).containsExactlyInAnyOrder("line one\nline two", "from the environment");
        assertThat(resolved.toString()).doesNotContain("line one", "environment", "bank.example");
    }

    @Test
    void namesTheSettingThatLeadsNowhere() throws IOException {
        Path binary = Files.write(folder.resolve("key.p12"), new byte[] {(byte) 0xff, 0, (byte) 0xfe});

        assertThatThrownBy(() -> resolver.resolve(Map.of("key", "env:NONE"), Map.of()))
                .hasMessage("setting 'key' names the environment variable NONE, which is not set");
        assertThatThrownBy(() -> resolver.resolve(Map.of("key", "file:" + folder.resolve("none")), Map.of()))
                .hasMessageContaining("setting 'key' names the file")
                .hasMessageContaining("NoSuchFileException");
        assertThatThrownBy(() -> resolver.resolve(Map.of("key", "file:" + binary), Map.of()))
                .hasMessageContaining("keep it as Base64");
    }

    @Test
    void knowsWhichCredentialsAreReferredTo() {
        assertThat(SettingValue.credentials(List.of("secret:b", "secret: a", "file:/c", "text", "secret:b")))
                .containsExactly("a", "b");
        assertThat(SettingValue.of("a password: secret:x").toString()).isEqualTo("Plain[…]");
    }
}
