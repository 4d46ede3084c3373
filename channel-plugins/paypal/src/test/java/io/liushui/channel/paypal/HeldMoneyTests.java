package io.liushui.channel.paypal;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.channel.paypal.StubPaypal.Asked;
import io.liushui.channel.paypal.StubPaypal.Said;
import io.liushui.spi.AuthorizationVoidRequest;
import io.liushui.spi.CaptureRequest;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.OrderReference;
import io.liushui.spi.QueryOutcome;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Authorisations over days, which the sandbox does not live through. */
class HeldMoneyTests extends OverStubPaypal {

    private static final Instant HELD_AT = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void capturesDirectlyWithinThreeDays() {
        stub.answer(asked -> answer(asked, order(authorization("AUTH1", "CREATED")), true));
        assertThat(channel.capture(capture(HELD_AT.plus(Duration.ofDays(3)).minusSeconds(1))))
                .isEqualTo(new OperationOutcome.Done("CAPTURE1", 5_000, "USD"));
        assertThat(stub.asked()).extracting(Asked::path).noneMatch(path -> path.endsWith("/reauthorize"));
    }

    @Test
    void renewsTheAuthorisationAfterThreeDaysAndCapturesTheNewOne() {
        stub.answer(asked -> answer(asked, order(authorization("AUTH1", "CREATED")), true));
        assertThat(channel.capture(capture(HELD_AT.plus(Duration.ofDays(4)))))
                .isEqualTo(new OperationOutcome.Done("CAPTURE1", 5_000, "USD"));
        assertThat(stub.asked())
                .extracting(Asked::path)
                .containsExactly(
                        "/v2/checkout/orders/ORDER1",
                        "/v2/payments/authorizations/AUTH1/reauthorize",
                        "/v2/payments/authorizations/AUTH2/capture");
        assertThat(stub.asked()).extracting(Asked::requestId).contains("reauthorize-C0000001", "C0000001");
    }

    @Test
    void capturesTheOldOneWhenItCannotBeRenewed() {
        stub.answer(asked -> answer(asked, order(authorization("AUTH1", "CREATED")), false));
        assertThat(channel.capture(capture(HELD_AT.plus(Duration.ofDays(4)))))
                .isEqualTo(new OperationOutcome.Done("CAPTURE1", 5_000, "USD"));
        assertThat(stub.asked().getLast().path()).isEqualTo("/v2/payments/authorizations/AUTH1/capture");
    }

    @Test
    void aRepeatAfterALostAnswerTakesTheRenewedOne() {
        String both = authorization("AUTH1", "CREATED") + "," + authorization("AUTH2", "CREATED");
        stub.answer(asked -> answer(asked, order(both), true));
        channel.capture(capture(HELD_AT.plus(Duration.ofDays(4))));
        assertThat(stub.asked().getLast().path()).isEqualTo("/v2/payments/authorizations/AUTH2/capture");
    }

    @Test
    void releasesTheOriginalBecauseARenewedOneCannotBeVoided() {
        String both = authorization("AUTH1", "CREATED") + "," + authorization("AUTH2", "CREATED");
        stub.answer(asked -> asked.method().equals("GET") ? new Said(200, order(both)) : new Said(204, ""));
        assertThat(channel.voidAuthorization(release())).isEqualTo(new OperationOutcome.Done("AUTH1"));
        assertThat(stub.asked().getLast().path()).isEqualTo("/v2/payments/authorizations/AUTH1/void");
    }

    @Test
    void whatWasReleasedBeforeIsReleased() {
        stub.answer(asked -> asked.method().equals("GET")
                ? new Said(200, order(authorization("AUTH1", "CREATED")))
                : new Said(422, "{\"name\":\"UNPROCESSABLE_ENTITY\",\"details\":[{\"issue\":\"PREVIOUSLY_VOIDED\"}]}"));
        assertThat(channel.voidAuthorization(release())).isEqualTo(new OperationOutcome.Done("AUTH1"));
    }

    @Test
    void authorisesNothingOnceThePayersTimeIsOver() {
        stub.answer(asked -> new Said(200, approved()));
        OrderReference over = authorization(clock.instant().minusSeconds(180));
        assertThat(channel.queryAuthorization(over)).isInstanceOf(QueryOutcome.NotPaid.class);
        assertThat(stub.asked()).extracting(Asked::method).containsExactly("GET");
    }

    @Test
    void aStatusThatNobodyKnowsIsToldAndMeansNothing() {
        stub.answer(asked -> new Said(200, order(authorization("AUTH1", "ENCHANTED"))));
        assertThat(channel.queryAuthorization(authorization(clock.instant().plusSeconds(900))))
                .isInstanceOf(QueryOutcome.Unanswered.class);
        assertThat(stub.unmapped()).containsExactly("PREAUTH A0000001 authorization.ENCHANTED");
    }

    private static Said answer(Asked asked, String order, boolean renewable) {
        if (asked.method().equals("GET")) {
            return new Said(200, order);
        }
        if (asked.path().endsWith("/capture")) {
            return new Said(201, """
                    {"id":"CAPTURE1","status":"COMPLETED","invoice_id":"C0000001",
                     "amount":{"currency_code":"USD","value":"50.00"}}""");
        }
        return renewable ? new Said(201, authorization("AUTH2", "CREATED")) : new Said(422, """
                        {"name":"UNPROCESSABLE_ENTITY","details":[{"issue":"REAUTHORIZATION_TOO_SOON"}]}""");
    }

    private static String order(String authorizations) {
        return """
                {"id":"ORDER1","status":"COMPLETED","intent":"AUTHORIZE","purchase_units":[{"custom_id":"A0000001",
                 "amount":{"currency_code":"USD","value":"100.00"},"payments":{"authorizations":[%s]}}]}""".formatted(authorizations);
    }

    private static String approved() {
        return """
                {"id":"ORDER1","status":"APPROVED","intent":"AUTHORIZE","purchase_units":[{"custom_id":"A0000001",
                 "amount":{"currency_code":"USD","value":"100.00"}}]}""";
    }

    private static String authorization(String id, String status) {
        return """
                {"id":"%s","status":"%s","amount":{"currency_code":"USD","value":"100.00"},"create_time":"%s"}""".formatted(id, status, HELD_AT);
    }

    private OrderReference authorization(Instant expiresAt) {
        return new OrderReference("A0000001", "paypal", "ORDER1", 10_000, "USD", HELD_AT, expiresAt, null);
    }

    private CaptureRequest capture(Instant submittedAt) {
        return new CaptureRequest("C0000001", authorization(HELD_AT), 5_000, "Tea", true, submittedAt, null);
    }

    private AuthorizationVoidRequest release() {
        return new AuthorizationVoidRequest("V0000001", authorization(HELD_AT), 10_000, "", clock.instant(), null);
    }
}
