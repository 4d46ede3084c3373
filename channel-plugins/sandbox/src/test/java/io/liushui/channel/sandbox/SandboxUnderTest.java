package io.liushui.channel.sandbox;

import io.liushui.channel.contract.NotificationMisbehaviour;
import io.liushui.channel.contract.Requests;
import io.liushui.channel.testing.Inbox;
import io.liushui.channel.testing.RunningSandbox;
import io.liushui.channel.testing.SandboxAtHand;
import io.liushui.channel.testing.SandboxLevers;
import io.liushui.spi.Card;
import io.liushui.spi.Channel;
import io.liushui.spi.Payer;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/** The plugin on the sandbox's house channel, whose quick pay wants a code. */
final class SandboxUnderTest extends SandboxLevers {

    /** Which order, authorisation, contract or payout a notification belongs to. */
    private static final Pattern NUMBER =
            Pattern.compile("\"(?:order|authorization|contract|payout)_no\":\"([^\"]+)\"");

    private static final double SPEEDUP = 4;

    private final SandboxChannel channel;
    private final Channel unreachable;

    SandboxUnderTest(Path data) {
        this(new SandboxAtHand(data, SPEEDUP));
    }

    SandboxUnderTest(RunningSandbox sandbox) {
        super(sandbox, new Inbox(NUMBER, ""));
        this.channel = connect(Map.of());
        this.unreachable = connect(Map.of("baseUrl", nowhere() + "/sandbox"));
    }

    /** With these settings besides the usual ones or in their place. */
    SandboxChannel connect(Map<String, String> more) {
        Map<String, String> values = new HashMap<>(Map.of(
                "baseUrl",
                sandbox().url() + "/sandbox",
                "clientKeyFile",
                sandbox().keyFile("client-private.pem").toString(),
                "serverKeyFile",
                sandbox().keyFile("server-public.pem").toString(),
                "quickCode",
                "true"));
        values.putAll(more);
        return (SandboxChannel) connect("sandbox", values);
    }

    @Override
    public SandboxChannel channel() {
        return channel;
    }

    @Override
    public Channel unreachable() {
        return unreachable;
    }

    @Override
    public String method() {
        return Description.WALLET;
    }

    @Override
    public Optional<String> immediateMethod() {
        return Optional.of(Description.CARD);
    }

    @Override
    public String codeMethod() {
        return Description.QUICK;
    }

    @Override
    public Payer payer(String method) {
        return method.equals(Description.QUICK)
                ? new Payer(
                        Requests.PAYER_IP,
                        null,
                        null,
                        null,
                        new io.liushui.channel.contract.Contracts(this).token(method))
                : Payer.at(Requests.PAYER_IP);
    }

    @Override
    public Optional<Card> card() {
        return Optional.of(new Card("6226388000000095", "3012", "248", "张三"));
    }

    @Override
    public OptionalLong declinedAmountMinor() {
        return OptionalLong.of(99_901);
    }

    @Override
    public OptionalLong softlyDeclinedAmountMinor() {
        return OptionalLong.of(99_903);
    }

    @Override
    public OptionalLong declinedPayoutMinor() {
        return OptionalLong.of(77_702);
    }

    @Override
    public Set<NotificationMisbehaviour> impossibleNotifications() {
        return EnumSet.of(NotificationMisbehaviour.FOR_SOMEBODY_ELSE, NotificationMisbehaviour.UNKNOWN_KEY);
    }

    @Override
    public Set<String> secrets() {
        return Set.of(sandbox().key("client-private.pem").lines().toList().get(1));
    }

    @Override
    public void close() {
        super.close();
        sandbox().close();
    }
}
