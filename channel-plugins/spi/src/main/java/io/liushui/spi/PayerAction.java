package io.liushui.spi;

import java.util.Map;

/** What the payer has to do. */
public sealed interface PayerAction {

    /** Open a page in the payer's browser. */
    record Redirect(String url) implements PayerAction {}

    /** Scan a code; {@code pageUrl}, which may be null, does the same for a payer who holds the phone already. */
    record QrCode(String content, String pageUrl) implements PayerAction {}

    /** Have the browser post a form, in the character set that the channel reads it in. */
    record PostForm(String url, Map<String, String> fields, String charset) implements PayerAction {}

    /** Hand these to the channel's own program, in the merchant's app or in the channel's web view. */
    record AppCall(Map<String, String> parameters) implements PayerAction {}

    /**
     * Enter the code that the channel sent.
     *
     * @param sentTo as the payer may see it, for example {@code 138****1234}
     * @param triesLeft at least 1
     */
    record EnterCode(String sentTo, int triesLeft) implements PayerAction {}
}
