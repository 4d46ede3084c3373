package io.liushui.core.payments;

import io.liushui.spi.PayerAction;
import java.util.Map;

/** What the payer has to do now. */
public sealed interface NextAction {

    /** Open the page, or scan the code that leads to it; each may be null, not both. */
    record Confirm(String redirectUrl, String qrContent) implements NextAction {}

    /** Have the browser post a form to the channel, in the character set that it reads. */
    record PostForm(String url, Map<String, String> fields, String charset) implements NextAction {}

    /** Hand these to the channel's own program. */
    record AppCall(Map<String, String> parameters) implements NextAction {}

    /** Enter the code that the channel sent to the phone, shown masked. */
    record ChannelCode(String maskedPhone, int triesLeft) implements NextAction {}

    /** Enter the code that was sent to the phone, shown masked. */
    record EnterCode(String stepUpId, String maskedPhone) implements NextAction {}

    /** Enter the payment password. */
    record EnterPassword(String stepUpId) implements NextAction {}

    /** What a channel wants of the payer. */
    static NextAction of(PayerAction action) {
        return switch (action) {
            case PayerAction.Redirect(String url) -> new Confirm(url, null);
            case PayerAction.QrCode(String content, String pageUrl) -> new Confirm(pageUrl, content);
            case PayerAction.PostForm(String url, var fields, String charset) -> new PostForm(url, fields, charset);
            case PayerAction.AppCall(var parameters) -> new AppCall(parameters);
            case PayerAction.EnterCode(String sentTo, int triesLeft) -> new ChannelCode(sentTo, triesLeft);
        };
    }
}
