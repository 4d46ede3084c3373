package io.liushui.spi.http;

import java.nio.charset.StandardCharsets;
import okhttp3.Headers;

/** What became of one request. */
public sealed interface Reply {

    /** There is an answer; whether it is genuine, and what it means, the plugin finds out. */
    record Answered(int status, Headers headers, byte[] body) implements Reply {

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** The request surely did not leave. */
    record NotSent(String reason) implements Reply {}

    /** Perhaps it was executed. */
    record Lost(String reason) implements Reply {}
}
