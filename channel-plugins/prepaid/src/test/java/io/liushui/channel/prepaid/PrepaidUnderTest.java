package io.liushui.channel.prepaid;

import io.liushui.channel.testing.Inbox;
import io.liushui.channel.testing.SandboxAtHand;
import io.liushui.channel.testing.SandboxLevers;
import io.liushui.spi.Channel;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The plugin as the merchant of the sandbox's issuer. */
final class PrepaidUnderTest extends SandboxLevers {

    /** The issuer's first repeat comes after 15 seconds; with this after a quarter of a second. */
    static final double SPEEDUP = 60;

    private static final Pattern PAYMENT_NO = Pattern.compile("\"payment_no\":\"([^\"]+)\"");

    private final Channel channel;
    private final Channel unreachable;

    PrepaidUnderTest(SandboxAtHand sandbox) {
        super(sandbox, new Inbox(PAYMENT_NO, "{\"code\":\"RECEIVED\"}"));
        this.channel = connect(sandbox.url());
        this.unreachable = connect(nowhere());
    }

    private Channel connect(String url) {
        return connect(
                "prepaid", Map.of("baseUrl", url + "/prepaid", "merchantNo", "LS80000001", "merchantSecret", secret()));
    }

    private String secret() {
        return sandbox().key("prepaid/merchant-secret.txt").strip();
    }

    @Override
    public PrepaidChannel channel() {
        return (PrepaidChannel) channel;
    }

    @Override
    public Channel unreachable() {
        return unreachable;
    }

    @Override
    public String method() {
        return PrepaidChannel.METHOD;
    }

    @Override
    public Optional<String> immediateMethod() {
        return Optional.empty();
    }

    @Override
    public Set<String> secrets() {
        return Set.of(secret());
    }
}
