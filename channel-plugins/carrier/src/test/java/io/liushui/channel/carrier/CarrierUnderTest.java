package io.liushui.channel.carrier;

import io.liushui.channel.contract.Requests;
import io.liushui.channel.testing.Inbox;
import io.liushui.channel.testing.RunningSandbox;
import io.liushui.channel.testing.SandboxLevers;
import io.liushui.spi.Channel;
import io.liushui.spi.Payer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** The plugin as the partner of the sandbox's carrier. */
final class CarrierUnderTest extends SandboxLevers {

    /** The carrier's first repeat comes after 30 seconds; with this after a quarter of a second. */
    static final double SPEEDUP = 120;

    private static final Pattern ORDER_NO = Pattern.compile("\"orderNo\":\"([^\"]+)\"");

    private final AtomicInteger phones = new AtomicInteger(10_000_000);
    private final CarrierChannel channel;
    private final Channel unreachable;

    CarrierUnderTest(RunningSandbox sandbox) {
        super(sandbox, new Inbox(ORDER_NO, "{\"code\":\"0000\"}"));
        this.channel = (CarrierChannel) connect(sandbox.url());
        this.unreachable = connect(nowhere());
    }

    private Channel connect(String url) {
        return connect("carrier", Map.of("baseUrl", url + "/carrier", "appId", "liushui01", "appSecret", secret()));
    }

    private String secret() {
        return sandbox().key("carrier/app-secret.txt").strip();
    }

    /** A number on whose bill nothing stands yet. */
    String freshPhone() {
        return "138" + phones.incrementAndGet();
    }

    @Override
    public CarrierChannel channel() {
        return channel;
    }

    @Override
    public Channel unreachable() {
        return unreachable;
    }

    @Override
    public String method() {
        return CarrierChannel.METHOD;
    }

    @Override
    public Optional<String> immediateMethod() {
        return Optional.empty();
    }

    @Override
    public Payer payer(String method) {
        return new Payer(Requests.PAYER_IP, "+86 " + freshPhone(), null, null, null);
    }

    @Override
    public Set<String> secrets() {
        return Set.of(secret());
    }
}
