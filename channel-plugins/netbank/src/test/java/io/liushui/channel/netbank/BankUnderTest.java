package io.liushui.channel.netbank;

import io.liushui.channel.contract.Requests;
import io.liushui.channel.testing.Inbox;
import io.liushui.channel.testing.RunningSandbox;
import io.liushui.channel.testing.SandboxLevers;
import io.liushui.spi.Channel;
import io.liushui.spi.Payer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The plugin as one merchant of the sandbox's bank. */
final class BankUnderTest extends SandboxLevers {

    /** The bank's first repeat comes after a minute; with this after a quarter of a second. */
    static final double SPEEDUP = 240;

    private static final Pattern ORDER_NO = Pattern.compile("<OrderNo>([^<]+)</OrderNo>");

    private final Map<String, String> agreed;
    private final Browsed channel;
    private final Channel unreachable;

    /** @param agreed the settings in which the bank's merchants differ */
    BankUnderTest(RunningSandbox sandbox, Map<String, String> agreed) {
        super(sandbox, new Inbox(ORDER_NO, "NB_OK"));
        this.agreed = agreed;
        this.channel = new Browsed((NetbankChannel) connect(sandbox.url()), new Browser());
        this.unreachable = connect(nowhere());
    }

    private Channel connect(String url) {
        Map<String, String> values = new HashMap<>(agreed);
        values.put("baseUrl", url + "/netbank");
        values.put("bankCode", "LSB");
        values.put("merchantPrivateKey", sandbox().key("netbank/merchant-" + family() + "-private.pem"));
        values.put("bankPublicKey", sandbox().key("netbank/bank-" + family() + "-public.pem"));
        return connect("netbank", values);
    }

    private String family() {
        return agreed.getOrDefault("signature", "SM2-SM3").startsWith("RSA") ? "rsa" : "sm2";
    }

    @Override
    public Browsed channel() {
        return channel;
    }

    @Override
    public Channel unreachable() {
        return unreachable;
    }

    @Override
    public String method() {
        return NetbankChannel.METHOD;
    }

    @Override
    public Optional<String> immediateMethod() {
        return Optional.empty();
    }

    @Override
    public Payer payer(String method) {
        return new Payer(Requests.PAYER_IP, null, null, "LSB", null);
    }

    @Override
    public Set<String> secrets() {
        return Set.of(sandbox()
                .key("netbank/merchant-" + family() + "-private.pem")
                .lines()
                .toList()
                .get(1));
    }
}
