package io.liushui.channel.unionpay;

import static org.awaitility.Awaitility.await;

import io.liushui.channel.contract.ChannelUnderTest;
import io.liushui.channel.contract.NotificationMisbehaviour;
import io.liushui.channel.contract.RequestMisbehaviour;
import io.liushui.channel.contract.Requests;
import io.liushui.spi.Card;
import io.liushui.spi.Channel;
import io.liushui.spi.ChannelFactory;
import io.liushui.spi.ChannelSettings;
import io.liushui.spi.ExchangeLog.Exchange;
import io.liushui.spi.OrderReference;
import io.liushui.spi.Payer;
import io.liushui.spi.PayerAction;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RawNotification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/** The plugin, found as in production, on a sandbox in a process of its own. */
final class UnionPayUnderTest implements ChannelUnderTest, AutoCloseable {
    static final String MERCHANT = "777290058110048";
    static final Card CARD = new Card("6226388000000095", "3012", "248", "张三");
    static final String PHONE = "13812341234";

    private final String method;
    private final SandboxProcess process;
    private final Inbox inbox = new Inbox();
    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
    private final Channel channel;
    private final Channel unreachable;
    private String token;

    UnionPayUnderTest(Path data, String method, boolean cardCode) {
        this.method = method;
        this.process = new SandboxProcess(data);
        this.channel = connect(process.url(), Map.of("cardCode", Boolean.toString(cardCode)));
        this.unreachable = connect("http://127.0.0.1:" + closedPort(), Map.of("cardCode", Boolean.toString(cardCode)));
        // A process just started answers its first request late
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !(channel.query(warmUp()) instanceof QueryOutcome.Unanswered));
    }

    SandboxProcess process() {
        return process;
    }

    Inbox inbox() {
        return inbox;
    }

    /** @param more settings besides the usual ones, or in their place */
    Channel connect(String url, Map<String, String> more) {
        ChannelFactory factory = ServiceLoader.load(ChannelFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(found -> found.type().equals("unionpay"))
                .findFirst()
                .orElseThrow();
        Map<String, String> values = new HashMap<>(Map.of(
                "gatewayUrl",
                url + "/unionpay/gateway/api",
                "fileUrl",
                url + "/unionpay/file",
                "merId",
                MERCHANT,
                "signCertificate",
                process.key("merchant-pfx.txt"),
                "signCertificatePassword",
                "000000",
                "rootCertificate",
                process.key("root-certificate.pem"),
                "middleCertificate",
                process.key("middle-certificate.pem"),
                "signerName",
                "00040000:SIGN",
                "encryptCertificate",
                process.key("encrypt-certificate.pem")));
        values.putAll(Map.of("tokenRequestorId", "62000000001", "readTimeoutMillis", "3000"));
        values.putAll(more);
        return factory.create(new ChannelSettings("unionpay-1", inbox.uri(), values), exchanges::add);
    }

    /** Of a card that is bound once. */
    synchronized String token() {
        if (token == null) {
            token = new io.liushui.channel.contract.Contracts(this).token(Description.CARD);
        }
        return token;
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
    public List<Exchange> exchanges() {
        return exchanges;
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
    public void payerConfirms(String orderNo) {
        process.control("POST", "/orders/" + orderNo + "/confirm", null);
    }

    @Override
    public void payerRefuses(String orderNo) {
        process.control("POST", "/orders/" + orderNo + "/refuse", null);
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
        process.post(form.url(), form.fields());
    }

    @Override
    public void daysPass(String number, int days) {
        process.control("POST", "/orders/" + number + "/age", Map.of("days", days));
    }

    @Override
    public String codeSent(String orderNo) {
        return process.control("GET", "/codes?order=" + orderNo, null)
                .at("/data/0/code")
                .stringValue();
    }

    @Override
    public int chargesOf(String number) {
        return process.control("GET", "/orders/" + number, null).get("charges").intValue();
    }

    @Override
    public int requestsOf(String number, String operation) {
        int count = 0;
        for (JsonNode request :
                process.control("GET", "/requests?order=" + number, null).get("data")) {
            count += request.get("operation").stringValue().equals(operation) ? 1 : 0;
        }
        return count;
    }

    @Override
    public void nextRequestGoesWrong(String orderNo, String operation, RequestMisbehaviour misbehaviour) {
        String fault = switch (misbehaviour) {
            case EXECUTE_THEN_TIME_OUT -> "execute-then-time-out";
            case NOT_EXECUTE_THEN_TIME_OUT -> "not-execute-then-time-out";
            case RESET_AFTER_EXECUTING -> "reset-after-executing";
            case RESET_BEFORE_EXECUTING -> "reset-before-executing";
            case SERVER_ERROR_AFTER_EXECUTING -> "error-after-executing";
            case SERVER_ERROR_BEFORE_EXECUTING -> "error-before-executing";
            case ANSWER_WITH_WRONG_SIGNATURE -> "forge-answer";
            case ANSWER_UNREADABLE -> "garble-answer";
            case ANSWER_WITH_UNKNOWN_CODE -> "unknown-code";
        };
        rule(Map.of("fault", fault, "operation", operation, "order_no", orderNo, "times", 1, "hold_millis", 6_000));
    }

    @Override
    public void nextNotificationGoesWrong(String orderNo, NotificationMisbehaviour misbehaviour) {
        String fault = switch (misbehaviour) {
            case WRONG_SIGNATURE -> "forge";
            case STALE -> "stale";
            case SENT_TWICE -> "duplicate";
            case FOR_SOMEBODY_ELSE -> "wrong-app";
            case UNKNOWN_KEY -> "unknown-serial";
            case UNKNOWN_EVENT -> "unknown-event";
        };
        rule(Map.of("fault", fault, "order_no", orderNo, "times", 1));
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
    public RawNotification nextNotification(String orderNo, Duration atMost) {
        return inbox.next(orderNo, atMost);
    }

    @Override
    public Set<String> secrets() {
        return Set.of(
                process.key("merchant-private.pem").lines().skip(1).findFirst().orElseThrow(), CARD.number(), PHONE);
    }

    void rule(Map<String, Object> rule) {
        process.control("POST", "/rules", rule);
    }

    @Override
    public void close() {
        channel.close();
        unreachable.close();
        process.close();
        inbox.close();
    }

    private static OrderReference warmUp() {
        Instant now = Instant.now();
        return new OrderReference("WARMUP01", Description.APP, null, 1, "CNY", now, now, null);
    }

    private static int closedPort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
