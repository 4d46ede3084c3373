package io.liushui.channel.alipay;

import io.liushui.channel.contract.NotificationMisbehaviour;
import io.liushui.channel.testing.Inbox;
import io.liushui.channel.testing.RunningSandbox;
import io.liushui.channel.testing.SandboxAtHand;
import io.liushui.channel.testing.SandboxLevers;
import io.liushui.spi.Channel;
import io.liushui.spi.ChannelSettings;
import io.liushui.spi.PayerAction;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The plugin as the app of the sandbox's Alipay. */
final class AlipayUnderTest extends SandboxLevers {

    private static final Pattern NUMBER = Pattern.compile("(?:^|&)out_(?:trade|order)_no=([A-Za-z0-9_]+)");
    /** Alipay's first repeat comes after four minutes; with this after half a second. */
    private static final double SPEEDUP = 480;

    private final boolean certified;
    private final WatchedChannel channel;
    private final Channel unreachable;

    /** @param certified whether in certificate mode */
    AlipayUnderTest(Path data, boolean certified) {
        this(new SandboxAtHand(data, SPEEDUP), certified);
    }

    AlipayUnderTest(RunningSandbox sandbox, boolean certified) {
        super(sandbox, new Inbox(NUMBER, "success"));
        this.certified = certified;
        this.channel = new WatchedChannel(connect("alipay", values(baseUrl())));
        this.unreachable = connect("alipay", values(nowhere()));
    }

    String baseUrl() {
        return sandbox().url() + "/alipay";
    }

    /** The text of a key file of Alipay. */
    String key(String name) {
        return sandbox().key("alipay/" + name);
    }

    ChannelSettings settings() {
        return new ChannelSettings("alipay-1", inbox().uri(), values(baseUrl()));
    }

    private Map<String, String> values(String baseUrl) {
        Map<String, String> values = new HashMap<>(Map.of(
                "baseUrl",
                baseUrl,
                "appId",
                "2021000199990001",
                "sellerId",
                "2088000199990001",
                "appPrivateKey",
                key("app-private.pem")));
        if (certified) {
            values.put("appCertificate", key("app-certificate.pem"));
            values.put("alipayCertificate", key("alipay-certificate.pem"));
            values.put("alipayRootCertificate", key("root-certificate.pem"));
        } else {
            values.put("alipayPublicKey", key("alipay-public.pem"));
        }
        return values;
    }

    @Override
    public WatchedChannel channel() {
        return channel;
    }

    @Override
    public Channel unreachable() {
        return unreachable;
    }

    @Override
    public String method() {
        return "alipay_qr";
    }

    @Override
    public Optional<String> immediateMethod() {
        return Optional.empty();
    }

    @Override
    public void payerOpens(String orderNo) {
        if (channel.actions().get(orderNo) instanceof PayerAction.AppCall(Map<String, String> parameters)) {
            sandbox().get(baseUrl() + "/gateway.do?" + parameters.get("orderStr"));
        } else {
            scan(orderNo);
        }
    }

    /** The payer scans the code of an order or authorisation, and decides nothing. */
    private void scan(String number) {
        String token =
                sandbox().control("GET", "/orders/" + number, null).get("token").stringValue();
        HttpResponse<String> answer = sandbox().get(baseUrl() + "/qr/" + number + "/" + token);
        if (answer.statusCode() != 303) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
    }

    @Override
    public void payerConfirms(String orderNo) {
        payerOpens(orderNo);
        super.payerConfirms(orderNo);
    }

    @Override
    public void payerRefuses(String orderNo) {
        payerOpens(orderNo);
        super.payerRefuses(orderNo);
    }

    /** In public-key mode notifications name no key. */
    @Override
    public Set<NotificationMisbehaviour> impossibleNotifications() {
        return certified ? Set.of() : Set.of(NotificationMisbehaviour.UNKNOWN_KEY);
    }

    @Override
    public Set<String> secrets() {
        return Set.of(key("app-private.pem").lines().skip(1).findFirst().orElseThrow(), "2088622199990002");
    }

    @Override
    public void close() {
        super.close();
        sandbox().close();
    }
}
