package io.liushui.channel.paypal;

import static org.assertj.core.api.Assertions.assertThat;

import com.paypal.sdk.models.AuthorizationStatus;
import com.paypal.sdk.models.BalancesResponse;
import com.paypal.sdk.models.CaptureStatus;
import com.paypal.sdk.models.OrderStatus;
import com.paypal.sdk.models.RefundStatus;
import com.paypal.sdk.models.SearchResponse;
import com.paypal.sdk.models.TransactionInformation;
import io.liushui.channel.contract.Orders;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.PayRequest;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The models of PayPal's newest library judge our table of statuses and the sandbox's reports. */
class PaypalModelTests {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static PaypalAtHand paypal;

    @BeforeAll
    static void start(@TempDir Path data) {
        paypal = new PaypalAtHand(data);
    }

    @AfterAll
    static void stop() {
        paypal.close();
    }

    @Test
    void everyStatusOfTheLibraryHasARow() {
        assertKnown("order.", Stream.of(OrderStatus.values()), ChannelFunction.PAY, ChannelFunction.QUERY);
        assertKnown("order.", Stream.of(OrderStatus.values()), ChannelFunction.COMPLETE, ChannelFunction.PREAUTH);
        assertKnown("capture.", Stream.of(CaptureStatus.values()), ChannelFunction.QUERY, ChannelFunction.COMPLETE);
        assertKnown("capture.", Stream.of(CaptureStatus.values()), ChannelFunction.PREAUTH);
        assertKnown("authorization.", Stream.of(AuthorizationStatus.values()), ChannelFunction.PREAUTH);
        assertKnown("refund.", Stream.of(RefundStatus.values()), ChannelFunction.REFUND);
    }

    @Test
    void theLibraryReadsTheSandboxesReport() {
        PayRequest paid = new Orders(paypal).paid(4_321);
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        SearchResponse report = STRICT.readValue(
                get("/v1/reporting/transactions?start_date=" + today + "T00:00:00Z&end_date=" + today
                        + "T23:59:59Z&fields=transaction_info"),
                SearchResponse.class);
        assertThat(report.getTransactionDetails())
                .extracting(detail -> detail.getTransactionInfo())
                .filteredOn(info -> paid.orderNo().equals(info.getInvoiceId()))
                .singleElement()
                .satisfies(PaypalModelTests::assertPayment);
        assertThat(report.getTotalItems()).isPositive();
    }

    @Test
    void theLibraryReadsTheSandboxesBalance() {
        new Orders(paypal).paid(4_321);
        BalancesResponse balances =
                STRICT.readValue(get("/v1/reporting/balances?currency_code=USD"), BalancesResponse.class);
        assertThat(balances.getBalances())
                .singleElement()
                .satisfies(balance -> assertThat(balance.getAvailableBalance().getCurrencyCode())
                        .isEqualTo("USD"));
    }

    private static void assertPayment(TransactionInformation info) {
        assertThat(info.getTransactionAmount().getValue()).isEqualTo("43.21");
        assertThat(info.getFeeAmount().getValue()).isEqualTo("-1.51");
        assertThat(info.getTransactionEventCode()).isEqualTo("T0006");
        assertThat(info.getTransactionStatus()).isEqualTo("S");
    }

    private static <E extends Enum<E>> void assertKnown(String kind, Stream<E> statuses, ChannelFunction... functions) {
        List<String> codes = statuses.map(Enum::name)
                .filter(name -> !name.equals("_UNKNOWN"))
                .map(name -> kind + name)
                .toList();
        assertThat(codes).isNotEmpty();
        for (ChannelFunction function : functions) {
            assertThat(codes)
                    .allSatisfy(code ->
                            assertThat(Codes.TABLE.meaning(function, code)).isPresent());
        }
    }

    private static String get(String path) {
        return paypal.send(HttpRequest.newBuilder(URI.create(paypal.baseUrl() + path))
                        .header("Authorization", "Bearer " + token())
                        .build())
                .body();
    }

    private static String token() {
        String basic = paypal.key("client-id") + ":" + paypal.key("client-secret");
        String body = paypal.send(HttpRequest.newBuilder(URI.create(paypal.baseUrl() + "/v1/oauth2/token"))
                        .header(
                                "Authorization",
                                "Basic "
                                        + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.US_ASCII)))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                        .build())
                .body();
        return STRICT.readTree(body).get("access_token").stringValue();
    }
}
