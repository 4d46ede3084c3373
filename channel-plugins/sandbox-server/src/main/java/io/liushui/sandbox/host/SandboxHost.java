package io.liushui.sandbox.host;

import io.liushui.sandbox.books.Books;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a channel is given.
 *
 * @param books the channel's own part of the bank's books
 * @param requests answers requests, with the faults that rules ask for
 * @param sharedKeys the folder of the house channel's keys
 * @param schedule the configured waits between the notifications of the house channel
 * @param publicUrlNow where payers and clients reach the sandbox; known once it listens
 */
public record SandboxHost(
        String channel,
        Clock clock,
        Books books,
        Requests requests,
        Path sharedKeys,
        List<Duration> schedule,
        Supplier<String> publicUrlNow) {

    /** The channel's own key folder, {@code <keys>/<channel>}; it may have to be made. */
    public Path keys() {
        return sharedKeys.resolve(channel);
    }

    /** Without a slash at its end; not to be asked before the first request. */
    public String publicUrl() {
        return publicUrlNow.get();
    }

    /** Where the payer is asked about the order, authorisation or contract with this token, by GET or by a browser's form POST. */
    public String payerPage(String token) {
        return publicUrl() + "/pay/" + token;
    }
}
