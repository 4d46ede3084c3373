package io.liushui.launcher.demo;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One payment of the demonstration.
 *
 * @param order the merchant's request, without its order number; JSON members, each followed by a comma
 * @param fault what the sandbox is told to do with it, JSON, or null
 * @param payerConfirms whether the payer is played: confirms on the sandbox's page
 * @param ending the final state that is expected
 */
record Story(String title, String order, String fault, boolean payerConfirms, String ending) {

    private static final Map<String, Story> BY_CHANNEL = Map.of(
            "alipay", ofPayer("Alipay: a QR code", "CNY", "alipay_qr", ""),
            "wechatpay", ofPayer("WeChat Pay: a QR code", "CNY", "wechat_native", ""),
            "unionpay", ofPayer("UnionPay: a form to its page", "CNY", "unionpay_page", ""),
            "paypal", ofPayer("PayPal: approved on its page, completed by us", "USD", "paypal", ""),
            "netbank", ofPayer("Net banking: a signed form to the bank", "CNY", "net_banking", ""),
            "carrier",
                    ofPayer(
                            "A phone bill: confirmed by a code",
                            "CNY",
                            "carrier_billing",
                            "\"payer\":{\"phone\":\"+8613800138000\"},"),
            "prepaid", ofPayer("A prepaid card: confirmed on its issuer's page", "CNY", "prepaid_card", ""),
            "sandbox", ofPayer("The sandbox's wallet", "CNY", "sandbox_wallet", ""));

    /** One payment through this channel, whose payer agrees; empty when there is no such channel. */
    static Optional<Story> through(String channel) {
        return Optional.ofNullable(BY_CHANNEL.get(channel));
    }

    static Set<String> channels() {
        return new TreeSet<>(BY_CHANNEL.keySet());
    }

    private static Story ofPayer(String title, String currency, String method, String more) {
        return new Story(
                title,
                "\"amount\":1680,\"currency\":\"" + currency + "\",\"subject\":\"White tea 白茶\",\"method\":\"" + method
                        + "\"," + more,
                null,
                true,
                "succeeded");
    }

    static final Story[] ALL = {
        new Story(
                "1  A card, confirmed at once",
                "\"amount\":1234,\"currency\":\"CNY\",\"subject\":\"Longjing tea 龙井\",\"method\":\"sandbox_card\",",
                null,
                false,
                "succeeded"),
        new Story(
                "2  A wallet: waits for the payer, confirmed by the channel's notification",
                "\"amount\":5600,\"currency\":\"CNY\",\"subject\":\"Oolong tea 乌龙\",\"method\":\"sandbox_wallet\",",
                null,
                true,
                "succeeded"),
        new Story(
                "3  An order that nobody pays: expires after 10 s",
                "\"amount\":900,\"currency\":\"CNY\",\"subject\":\"Jasmine tea 茉莉\",\"expires_in\":10,",
                null,
                false,
                "closed"),
        new Story(
                "4  A card whose channel call times out after the money moved: queried, never sent again",
                "\"amount\":7700,\"currency\":\"CNY\",\"subject\":\"Pu'er tea 普洱\",\"method\":\"sandbox_card\",",
                "{\"fault\":\"execute-then-time-out\",\"operation\":\"pay\",\"amount\":7700,\"times\":1,\"hold_millis\":9000}",
                false,
                "succeeded"),
    };
}
