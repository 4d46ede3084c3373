package io.liushui.launcher.humantasks;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** A whole installation of the test class's own, and the oracle after each test. */
@Tag("own-system")
abstract class AmongStaff {
    static StaffedSystem system;

    @BeforeAll
    static void startSystem(@TempDir Path home) {
        system = StaffedSystem.start(home);
    }

    @AfterAll
    static void stopSystem() {
        system.close();
    }

    @AfterEach
    void theOracleHolds() {
        system.assertTheOracleHolds();
    }
}
