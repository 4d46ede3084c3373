package io.liushui.channel.wechatpay;

import io.liushui.channel.contract.NotificationMisbehaviour;
import io.liushui.channel.testing.Inbox;
import io.liushui.channel.testing.RunningSandbox;
import io.liushui.channel.testing.SandboxAtHand;
import io.liushui.channel.testing.SandboxLevers;
import io.liushui.spi.Channel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The plugin as the merchant of the sandbox's WeChat Pay. */
final class WechatPayUnderTest extends SandboxLevers {

    private static final String FOLDER = "wechatpay/";
    private static final int STORED = 204;
    /** WeChat Pay's first repeat comes after 15 seconds; with this after one. */
    private static final double SPEEDUP = 15;

    private final Channel channel;
    private final Channel unreachable;

    WechatPayUnderTest(Path data) {
        this(new SandboxAtHand(data, SPEEDUP));
    }

    WechatPayUnderTest(RunningSandbox sandbox) {
        super(
                sandbox,
                new Inbox(new Opened(sandbox.key(FOLDER + "api-v3-key.txt").strip()), ""));
        inbox().answerWith(STORED);
        channel = connect(Map.of());
        unreachable = connect(Map.of("baseUrl", nowhere()));
    }

    /** As in the configuration, in which credentials stand as values; what is given here replaces it. */
    Channel connect(Map<String, String> otherwise) {
        Map<String, String> values = new HashMap<>(Map.of(
                "baseUrl",
                baseUrl(),
                "mchId",
                "1900000109",
                "appId",
                "wx8888888888888888",
                "mobileAppId",
                "wx9999999999999999",
                "merchantPrivateKey",
                key("merchant-private.pem"),
                "merchantCertificate",
                key("merchant-certificate.pem"),
                "apiV3Key",
                key("api-v3-key.txt"),
                "platformCertificates.retrySeconds",
                "1"));
        values.putAll(otherwise);
        values.values().removeIf(String::isEmpty);
        return connect("wechatpay", values);
    }

    /** Below which WeChat Pay's own paths begin. */
    String baseUrl() {
        return sandbox().url() + "/wechatpay";
    }

    /** The content of a file of WeChat Pay's key folder. */
    String key(String file) {
        return sandbox().key(FOLDER + file);
    }

    /** From now on the sandbox signs with this key of its own. */
    void signsWith(String key) {
        try {
            Files.writeString(sandbox().keyFile(FOLDER + "signs-with.txt"), key);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public Channel channel() {
        return channel;
    }

    @Override
    public Channel unreachable() {
        return unreachable;
    }

    @Override
    public String method() {
        return "wechat_native";
    }

    @Override
    public Optional<String> immediateMethod() {
        return Optional.empty();
    }

    /** All that is possible with other channels is possible here. */
    @Override
    public Set<NotificationMisbehaviour> impossibleNotifications() {
        return Set.of();
    }

    @Override
    public OptionalLong undeliverableRefundMinor() {
        return OptionalLong.of(88_807);
    }

    /** WeChat Pay tells payments only; a payer who refuses may still change his mind. */
    @Override
    public boolean notifiesRefusals() {
        return false;
    }

    @Override
    public Set<String> secrets() {
        return Set.of(key("merchant-private.pem").lines().skip(1).findFirst().orElseThrow(), key("api-v3-key.txt"));
    }

    @Override
    public void close() {
        super.close();
        sandbox().close();
    }
}
