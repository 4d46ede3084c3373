package io.liushui.core.channels;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.fake.FakeChannel;
import io.liushui.spi.AuthorizationVoidRequest;
import io.liushui.spi.CaptureRequest;
import io.liushui.spi.CaptureVoidRequest;
import io.liushui.spi.Channel;
import io.liushui.spi.ChannelDescription;
import io.liushui.spi.CodeTable;
import io.liushui.spi.ContractOutcome;
import io.liushui.spi.ContractReference;
import io.liushui.spi.ContractRequest;
import io.liushui.spi.ExchangeLog.Exchange;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.OrderReference;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.Payer;
import io.liushui.spi.PayoutRequest;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RefundRequest;
import io.liushui.spi.VoidRequest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each call reaches its plugin's capability, and a channel without it says so. */
class OperationGatewayTests {
    private static final Instant AT = Instant.EPOCH;
    private static final OrderReference ORDER =
            new OrderReference("ORDER001", "card", null, 100, "CNY", AT, AT, "trace");
    private static final PayRequest PAY =
            new PayRequest("ORDER001", "card", 100, "CNY", "Tea", AT, null, Payer.UNKNOWN, AT, "trace");
    private static final RefundRequest REFUND = new RefundRequest("NUMBER01", ORDER, 100, "r", AT, "trace");
    private static final VoidRequest VOID = new VoidRequest("NUMBER01", ORDER, "r", AT, "trace");
    private static final CaptureRequest CAPTURE = new CaptureRequest("NUMBER01", ORDER, 100, "Tea", true, AT, "trace");
    private static final CaptureVoidRequest CAPTURE_VOID =
            new CaptureVoidRequest("NUMBER01", CAPTURE, "P1", AT, "trace");
    private static final AuthorizationVoidRequest AUTHORIZATION_VOID =
            new AuthorizationVoidRequest("NUMBER01", ORDER, 100, "r", AT, "trace");
    private static final PayoutRequest PAYOUT = new PayoutRequest(
            "NUMBER01", 100, "CNY", new PayoutRequest.Payee("Ann", "6222", "ICBC"), "wages", AT, "trace");
    private static final ContractReference CONTRACT = new ContractReference("NUMBER01", "card", "K1", AT, "trace");
    private static final ContractRequest SIGNING =
            new ContractRequest("NUMBER01", "card", null, null, null, AT, "trace");

    private final List<Exchange> sink = new ArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final LogMask mask = new LogMask(new MaskedFields(List.of()));
    private final FakeChannel able = new FakeChannel("able", new CallExchanges("able", null, null, meters, mask));
    private final ChannelGateway gateway =
            new ChannelGateway(Map.of("able", connected(able), "bare", connected(new Bare())));
    private final OperationGateway operations = new OperationGateway(gateway);
    private final ContractGateway contracts = new ContractGateway(gateway);
    private final AuthorizationGateway authorizations = new AuthorizationGateway(gateway);

    @Test
    void reachesEachCapability() {
        assertThat(requests().map(call -> call.apply("able"))).allMatch(OperationOutcome.Done.class::isInstance);
        assertThat(questions().map(call -> call.apply("able"))).allMatch(OperationOutcome.NotFound.class::isInstance);
        assertThat(authorizations.authorize("able", PAY, sink)).isInstanceOf(PayOutcome.Succeeded.class);
        assertThat(authorizations.queryAuthorization("able", ORDER, sink)).isInstanceOf(QueryOutcome.NotFound.class);
        assertThat(contracts.sign("able", SIGNING, sink)).isInstanceOf(ContractOutcome.Signed.class);
        assertThat(contracts.confirmSigning("able", CONTRACT, "123456", sink))
                .isInstanceOf(ContractOutcome.Signed.class);
        assertThat(contracts.queryContract("able", CONTRACT, sink)).isInstanceOf(ContractOutcome.NotFound.class);

        assertThat(able.calls).doesNotHaveDuplicates().hasSize(18);
        assertThat(sink).hasSize(18);
    }

    @Test
    void declinesWhatAChannelCannotDoAndNeverTakesItForAnAnswerToAQuestion() {
        assertThat(requests().map(call -> call.apply("bare")))
                .allMatch(outcome -> outcome instanceof OperationOutcome.Declined(String code, String _)
                        && code.equals("not_supported"));
        assertThat(questions().map(call -> call.apply("bare"))).allMatch(OperationOutcome.Unknown.class::isInstance);
        assertThat(authorizations.authorize("bare", PAY, sink))
                .isInstanceOfSatisfying(
                        PayOutcome.Declined.class,
                        declined -> assertThat(declined.soft()).isTrue());
        assertThat(authorizations.queryAuthorization("bare", ORDER, sink)).isInstanceOf(QueryOutcome.Unanswered.class);
        assertThat(contracts.sign("bare", SIGNING, sink)).isInstanceOf(ContractOutcome.Declined.class);
        assertThat(contracts.confirmSigning("bare", CONTRACT, "1", sink)).isInstanceOf(ContractOutcome.Declined.class);
        assertThat(contracts.queryContract("bare", CONTRACT, sink)).isInstanceOf(ContractOutcome.Unknown.class);
        assertThat(sink).isEmpty();
    }

    @Test
    void neverTakesARefusedQuestionForSomethingThatWasNotExecuted() {
        OperationOutcome refused = new OperationOutcome.Unavailable("maintenance");
        able.onQueryVoid = request -> refused;
        able.onQueryCapture = request -> refused;
        able.onQueryPayout = request -> refused;
        able.onQueryContract = contract -> new ContractOutcome.Unavailable("maintenance");

        assertThat(operations.queryVoid("able", VOID, sink)).isEqualTo(new OperationOutcome.Unknown("maintenance"));
        assertThat(operations.queryCapture("able", CAPTURE, sink))
                .isEqualTo(new OperationOutcome.Unknown("maintenance"));
        assertThat(operations.queryPayout("able", PAYOUT, sink)).isEqualTo(new OperationOutcome.Unknown("maintenance"));
        assertThat(contracts.queryContract("able", CONTRACT, sink))
                .isEqualTo(new ContractOutcome.Unknown("maintenance"));
    }

    private Stream<Function<String, OperationOutcome>> requests() {
        return Stream.of(
                id -> operations.refund(id, REFUND, sink),
                id -> operations.voidPayment(id, VOID, sink),
                id -> operations.capture(id, CAPTURE, sink),
                id -> operations.voidCapture(id, CAPTURE_VOID, sink),
                id -> operations.voidAuthorization(id, AUTHORIZATION_VOID, sink),
                id -> operations.payOut(id, PAYOUT, sink),
                id -> operations.unsign(id, CONTRACT, sink));
    }

    private Stream<Function<String, OperationOutcome>> questions() {
        return Stream.of(
                id -> operations.queryRefund(id, REFUND, sink),
                id -> operations.queryVoid(id, VOID, sink),
                id -> operations.queryCapture(id, CAPTURE, sink),
                id -> operations.queryCaptureVoid(id, CAPTURE_VOID, sink),
                id -> operations.queryAuthorizationVoid(id, AUTHORIZATION_VOID, sink),
                id -> operations.queryPayout(id, PAYOUT, sink));
    }

    private ConnectedChannel connected(Channel plugin) {
        return new ConnectedChannel(
                plugin.describe().channelId(),
                plugin,
                new ChannelPlaces(1, Duration.ofMillis(20)),
                Map.of(),
                mask,
                meters);
    }

    /** Pays, and nothing else. */
    private record Bare() implements Channel {

        @Override
        public ChannelDescription describe() {
            return new ChannelDescription("bare", Map.of(), Map.of(), Set.of());
        }

        @Override
        public CodeTable codes() {
            return CodeTable.builder().build();
        }

        @Override
        public PayOutcome pay(PayRequest request) {
            return new PayOutcome.Unknown("never asked");
        }

        @Override
        public QueryOutcome query(OrderReference order) {
            return new QueryOutcome.Unanswered("never asked");
        }

        @Override
        public void close() {}
    }
}
