package io.liushui.channel.unionpay;

import io.liushui.channel.contract.NotificationMisbehaviour;
import io.liushui.channel.contract.Requests;
import io.liushui.channel.testing.Inbox;
import io.liushui.channel.testing.RunningSandbox;
import io.liushui.channel.testing.SandboxAtHand;
import io.liushui.channel.testing.SandboxLevers;
import io.liushui.spi.Card;
import io.liushui.spi.Channel;
import io.liushui.spi.Payer;
import io.liushui.spi.PayerAction;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The plugin as the merchant of the sandbox's UnionPay. */
final class UnionPayUnderTest extends SandboxLevers {

    static final String MERCHANT = "777290058110048";
    static final Card CARD = new Card("6226388000000095", "3012", "248", "张三");
    static final String PHONE = "13812341234";
    private static final Pattern ORDER = Pattern.compile("(?:^|&)orderId=([^&]+)");
    /** UnionPay's first repeat comes after a minute; with this after a second. */
    private static final double SPEEDUP = 60;

    private final String method;
    private final boolean cardCode;
    private final UnionPayChannel channel;
    private final Channel unreachable;
    private String token;

    UnionPayUnderTest(Path data, String method, boolean cardCode) {
        this(new SandboxAtHand(data, SPEEDUP), method, cardCode);
    }

    UnionPayUnderTest(RunningSandbox sandbox, String method, boolean cardCode) {
        super(sandbox, new Inbox(ORDER, ""));
        this.method = method;
        this.cardCode = cardCode;
        this.channel = connectTo(sandbox.url(), Map.of());
        this.unreachable = connectTo(nowhere(), Map.of());
    }

    /** @param more settings besides the usual ones, or in their place */
    UnionPayChannel connectTo(String url, Map<String, String> more) {
        Map<String, String> values = new HashMap<>(Map.of(
                "gatewayUrl",
                url + "/unionpay/gateway/api",
                "fileUrl",
                url + "/unionpay/file",
                "merId",
                MERCHANT,
                "signCertificate",
                key("merchant-pfx.txt"),
                "signCertificatePassword",
                "000000",
                "rootCertificate",
                key("root-certificate.pem"),
                "middleCertificate",
                key("middle-certificate.pem"),
                "signerName",
                "00040000:SIGN",
                "encryptCertificate",
                key("encrypt-certificate.pem"),
                "tokenRequestorId",
                "62000000001"));
        values.put("cardCode", Boolean.toString(cardCode));
        values.putAll(more);
        return (UnionPayChannel) connect("unionpay", values);
    }

    /** A file of the UnionPay key folder. */
    String key(String name) {
        return sandbox().key("unionpay/" + name);
    }

    /** Of a card that is bound once. */
    synchronized String token() {
        if (token == null) {
            token = new io.liushui.channel.contract.Contracts(this).token(Description.CARD);
        }
        return token;
    }

    @Override
    public UnionPayChannel channel() {
        return channel;
    }

    @Override
    public Channel unreachable() {
        return unreachable;
    }

    @Override
    public String method() {
        return method;
    }

    /** What is accepted at once is done soon after; a query tells. */
    @Override
    public Optional<String> immediateMethod() {
        return Optional.empty();
    }

    @Override
    public Payer payer(String paying) {
        return paying.equals(Description.CARD)
                ? new Payer(Requests.PAYER_IP, PHONE, null, null, token())
                : Payer.at(Requests.PAYER_IP);
    }

    @Override
    public Optional<Card> card() {
        return Optional.of(CARD);
    }

    @Override
    public String phone() {
        return PHONE;
    }

    @Override
    public void payerFollows(PayerAction action) {
        PayerAction.PostForm form = (PayerAction.PostForm) action;
        sandbox().post(form.url(), form.fields());
    }

    /** They carry no time of sending. */
    @Override
    public Set<NotificationMisbehaviour> impossibleNotifications() {
        return Set.of(NotificationMisbehaviour.STALE);
    }

    /** Of what a payer does on its page or in its app, UnionPay tells success only. */
    @Override
    public boolean notifiesRefusals() {
        return false;
    }

    @Override
    public Set<String> secrets() {
        return Set.of(key("merchant-private.pem").lines().skip(1).findFirst().orElseThrow(), CARD.number(), PHONE);
    }

    @Override
    public void close() {
        super.close();
        sandbox().close();
    }
}
