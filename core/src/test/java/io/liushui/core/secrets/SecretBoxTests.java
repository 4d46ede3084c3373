package io.liushui.core.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretBoxTests {
    private static final byte[] SECRET = {1, 2, 3};

    @TempDir
    private Path directory;

    @Test
    void opensWhatItSealedEvenAfterARestart() {
        byte[] sealed = box(directory).seal(SECRET);

        assertThat(box(directory).open(sealed)).isEqualTo(SECRET);
        assertThat(box(directory).seal(SECRET)).isNotEqualTo(sealed);
    }

    @Test
    void refusesAChangedBox() {
        byte[] sealed = box(directory).seal(SECRET);
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> box(directory).open(changed)).isInstanceOf(IllegalStateException.class);
        }
        assertThatThrownBy(() -> box(directory).open(new byte[0])).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesABoxOfAnotherKey() {
        byte[] sealed = box(directory.resolve("one")).seal(SECRET);

        assertThatThrownBy(() -> box(directory.resolve("other")).open(sealed))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void onlyTheOwnerReadsTheKey() throws Exception {
        box(directory.resolve("keys"));

        Path file = directory.resolve("keys/secret-box.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    private static SecretBox box(Path directory) {
        return new SecretBox(new KeysDirectory(directory));
    }
}
