package io.liushui.channel.paypal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paypal.core.PayPalEnvironment;
import com.paypal.core.PayPalHttpClient;
import com.paypal.http.exceptions.HttpException;
import com.paypal.http.serializer.Json;
import com.paypal.orders.AmountWithBreakdown;
import com.paypal.orders.Order;
import com.paypal.orders.OrderRequest;
import com.paypal.orders.OrdersAuthorizeRequest;
import com.paypal.orders.OrdersCaptureRequest;
import com.paypal.orders.OrdersCreateRequest;
import com.paypal.orders.OrdersGetRequest;
import com.paypal.orders.PurchaseUnitRequest;
import com.paypal.payments.AuthorizationsCaptureRequest;
import com.paypal.payments.AuthorizationsVoidRequest;
import com.paypal.payments.Capture;
import com.paypal.payments.CaptureRequest;
import com.paypal.payments.CapturesRefundRequest;
import com.paypal.payments.Money;
import com.paypal.payments.Refund;
import com.paypal.payments.RefundRequest;
import com.paypal.payments.RefundsGetRequest;
import io.liushui.channel.contract.Requests;
import io.liushui.spi.PayRequest;
import io.liushui.spi.Payer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** PayPal's checkout library works with the sandbox, and reads what we send. */
class PaypalLibraryTests {

    private static final String ALL = "return=representation";
    private static PaypalAtHand paypal;
    private static PayPalHttpClient client;

    @BeforeAll
    static void start(@TempDir Path data) {
        paypal = new PaypalAtHand(data);
        client = new PayPalHttpClient(new PayPalEnvironment(
                paypal.key("client-id"), paypal.key("client-secret"), paypal.baseUrl(), paypal.baseUrl()));
    }

    @AfterAll
    static void stop() {
        paypal.close();
    }

    @Test
    void capturesAndRefundsThroughTheLibrary() throws Exception {
        String number = Requests.number();
        Order created = create("CAPTURE", number);
        assertThat(created.status()).isEqualTo("CREATED");
        assertThat(created.links()).extracting(link -> link.rel()).contains("approve", "capture", "self");
        assertThatThrownBy(() -> client.execute(new OrdersCaptureRequest(created.id())))
                .isInstanceOfSatisfying(
                        HttpException.class,
                        refused -> assertThat(refused.statusCode()).isEqualTo(422))
                .hasMessageContaining("ORDER_NOT_APPROVED");
        paypal.payerConfirms(number);
        assertThat(client.execute(new OrdersGetRequest(created.id())).result().status())
                .isEqualTo("APPROVED");

        Order captured = client.execute(
                        new OrdersCaptureRequest(created.id()).prefer(ALL).payPalRequestId("capture-" + number))
                .result();
        assertThat(captured.status()).isEqualTo("COMPLETED");
        var capture = captured.purchaseUnits().getFirst().payments().captures().getFirst();
        assertThat(capture.status()).isEqualTo("COMPLETED");
        assertThat(capture.amount().value()).isEqualTo("12.34");
        assertThat(capture.sellerReceivableBreakdown().netAmount().value()).isEqualTo("11.91");
        assertRefunds(capture.id(), number);
    }

    @Test
    void authorisesCapturesAndVoidsThroughTheLibrary() throws Exception {
        String number = Requests.number();
        Order created = create("AUTHORIZE", number);
        paypal.payerConfirms(number);
        Order authorised = client.execute(
                        new OrdersAuthorizeRequest(created.id()).prefer(ALL).payPalRequestId("authorize-" + number))
                .result();
        var authorization = authorised
                .purchaseUnits()
                .getFirst()
                .payments()
                .authorizations()
                .getFirst();
        assertThat(authorization.status()).isEqualTo("CREATED");

        Capture part = client.execute(new AuthorizationsCaptureRequest(authorization.id())
                        .prefer(ALL)
                        .payPalRequestId("part" + number)
                        .requestBody(new CaptureRequest().amount(usd("5.00")).invoiceId("part" + number)))
                .result();
        assertThat(part.status()).isEqualTo("COMPLETED");
        assertThat(part.amount().value()).isEqualTo("5.00");
        assertThat(client.execute(new AuthorizationsVoidRequest(authorization.id()))
                        .statusCode())
                .isEqualTo(204);
        Order seen = client.execute(new OrdersGetRequest(created.id())).result();
        var payments = seen.purchaseUnits().getFirst().payments();
        assertThat(payments.authorizations().getFirst().status()).isEqualTo("VOIDED");
        assertThat(payments.captures()).hasSize(1);
    }

    @Test
    void theLibraryReadsOurOrder() throws Exception {
        PayRequest request = Requests.pay("paypal", 123_456, "JPY", "龙井茶 \"明前\"", Payer.UNKNOWN);
        String json = JsonMapper.shared().writeValueAsString(OrderBodies.create(request, OrderBodies.CAPTURE, "Shop"));
        OrderRequest read = new Json().decode(json, OrderRequest.class);
        PurchaseUnitRequest unit = read.purchaseUnits().getFirst();
        assertThat(read.checkoutPaymentIntent()).isEqualTo("CAPTURE");
        assertThat(unit.amountWithBreakdown().value()).isEqualTo("123456");
        assertThat(unit.amountWithBreakdown().currencyCode()).isEqualTo("JPY");
        assertThat(unit.description()).isEqualTo("龙井茶 \"明前\"");
        assertThat(unit.customId()).isEqualTo(request.orderNo());
        assertThat(unit.invoiceId()).isEqualTo(request.orderNo());
    }

    @Test
    void theLibraryReadsOurCaptureAndOurRefund() throws Exception {
        Amount amount = new Amount(1_050, "EUR");
        CaptureRequest capture =
                new Json().decode(json(OrderBodies.capture("capture0001", amount, true)), CaptureRequest.class);
        assertThat(capture.amount().value()).isEqualTo("10.50");
        assertThat(capture.invoiceId()).isEqualTo("capture0001");
        assertThat(capture.finalCapture()).isTrue();
        RefundRequest refund = new Json()
                .decode(
                        json(OrderBodies.refund("refund00001", "order000001", amount, "returned")),
                        RefundRequest.class);
        assertThat(refund.amount().currencyCode()).isEqualTo("EUR");
        assertThat(refund.invoiceId()).isEqualTo("refund00001");
        assertThat(refund.noteToPayer()).isEqualTo("returned");
    }

    private static void assertRefunds(String captureId, String number) throws Exception {
        Refund refund = client.execute(new CapturesRefundRequest(captureId)
                        .prefer(ALL)
                        .payPalRequestId("refund" + number)
                        .requestBody(new RefundRequest().amount(usd("2.34")).noteToPayer("sorry")))
                .result();
        assertThat(refund.status()).isEqualTo("COMPLETED");
        assertThat(refund.sellerPayableBreakdown().totalRefundedAmount().value())
                .isEqualTo("2.34");
        assertThat(client.execute(new RefundsGetRequest(refund.id()))
                        .result()
                        .amount()
                        .value())
                .isEqualTo("2.34");
    }

    private static Order create(String intent, String number) throws Exception {
        OrdersCreateRequest request = new OrdersCreateRequest().prefer(ALL);
        request.header("PayPal-Request-Id", number);
        request.requestBody(new OrderRequest()
                .checkoutPaymentIntent(intent)
                .purchaseUnits(List.of(new PurchaseUnitRequest()
                        .customId(number)
                        .amountWithBreakdown(
                                new AmountWithBreakdown().currencyCode("USD").value("12.34")))));
        return client.execute(request).result();
    }

    private static Money usd(String value) {
        return new Money().currencyCode("USD").value(value);
    }

    private static String json(Object body) {
        return JsonMapper.shared().writeValueAsString(body);
    }
}
