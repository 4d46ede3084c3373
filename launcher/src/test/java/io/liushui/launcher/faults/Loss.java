package io.liushui.launcher.faults;

import static org.awaitility.Awaitility.await;

import java.time.Duration;

/** What an {@link EngineLink} loses, and when that begins. gRPC's messages pass as they are, so that a text in a job's variables can be seen. */
final class Loss {
    /** Who speaks. */
    enum Side {
        REQUESTS,
        ANSWERS
    }

    private final Side lost;
    private final String text;
    private final StringBuilder lostWords = new StringBuilder();
    private boolean begun;

    Loss(Side lost, String text) {
        this.lost = lost;
        this.text = text;
    }

    /** @param before what this side said last, because the text may come in two pieces */
    synchronized boolean passes(Side speaker, String before, String words) {
        String seen = before.substring(Math.max(0, before.length() - text.length() + 1)) + words;
        if (speaker == Side.REQUESTS && seen.contains(text)) {
            begun = true;
        }
        boolean passes = !begun || speaker != lost;
        if (!passes) {
            lostWords.append(words);
        }
        return passes;
    }

    /** Returns when the text has come, and so when a request was lost, or passed to lose its answer. */
    void awaitBegun() {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(this::hasBegun);
    }

    /** Returns when this text is among the words that were lost. */
    void awaitLost(String words) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> hasLost(words));
    }

    private synchronized boolean hasBegun() {
        return begun;
    }

    private synchronized boolean hasLost(String words) {
        return lostWords.indexOf(words) >= 0;
    }
}
