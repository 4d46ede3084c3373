package io.liushui.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.liushui.launcher.parts.Installation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the figure of the slow channel stands on. */
class SecondChannelIntegrationTests {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LONGER_THAN_ANY_TEST = Duration.ofSeconds(19);

    private Laboratory laboratory;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        laboratory = new Laboratory(Installation.fromEnvironment(), folder);
    }

    @AfterEach
    void leaveNothing() {
        laboratory.close();
    }

    @Test
    void onlyItsOwnPaymentsWaitForIt() {
        SecondChannel second = new SecondChannel(laboratory.parts().sandbox());
        laboratory.start(second.settings());
        try (Shops shops = new Shops(laboratory.parts());
                Books books = new Books(laboratory.parts().postgres())) {
            second.answerAfter(LONGER_THAN_ANY_TEST);
            String waiting = shops.pay(SecondChannel.CURRENCY).join();
            await().atMost(PATIENCE).until(() -> books.waitingFor(SecondChannel.ID) == 1);

            assertThat(new OpenLoad(books, shops::pay).millis(10, 3)).hasSize(3);

            assertThat(books.finishedAt(List.of(waiting))).isEmpty();
            assertThat(books.waitingFor(SecondChannel.ID)).isOne();
            await().atMost(PATIENCE)
                    .until(() -> books.finishedAt(List.of(waiting)).size() == 1);
        }
    }
}
