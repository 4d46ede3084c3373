package io.liushui.workers.models;

import static io.liushui.workers.models.Answer.with;

import io.camunda.zeebe.client.ZeebeClient;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** A payment that goes well unless a test says otherwise. */
final class PaymentJourney {
    static final String PAYMENT = "pay_1";
    static final String ATTEMPT = "att_1";

    private PaymentJourney() {}

    static Journey of(ZeebeTestEngine engine, ZeebeClient client) {
        return new Journey(engine, client)
                .when("payment.validate", with("validation", "ok", "method", "sandbox_card"))
                .when("risk.assess", with("riskSignals", RiskSignals.harmless()))
                .when("stepup.send-code", with("stepUp", "sent", "stepUpId", "stu_1"))
                .when("stepup.ask-password", with("stepUp", "sent", "stepUpId", "stu_2"))
                .when("review.escalate", with())
                .when("payment.record-review", with("reviewApproved", true))
                .when("payment.route", with("routeFound", true, "attemptId", ATTEMPT, "channelId", "sandbox"))
                .when("channel.pay", with("channelOutcome", "succeeded"))
                .when("channel.query", with("channelOutcome", "pending"))
                .when("channel.close", with("closeOutcome", "closed"))
                .when("payment.record-result", with("paymentState", "succeeded"))
                .when("repair.open", with("repairCaseId", "rep_1"))
                .when("repair.close", with("repairDecision", "retry"));
    }

    static Journey accept(Journey journey) {
        return accept(journey, "sandbox_card");
    }

    static Journey acceptUntil(Journey journey, Instant expiresAt) {
        return accept(journey, "sandbox_card", expiresAt);
    }

    /** @param method null when the payer has still to choose */
    static Journey accept(Journey journey, String method) {
        return accept(journey, method, journey.now().plus(Duration.ofMinutes(30)));
    }

    private static Journey accept(Journey journey, String method, Instant expiresAt) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("paymentId", PAYMENT);
        variables.put("merchantId", "mer_1");
        variables.put("method", method);
        variables.put("amountMinor", 1234);
        variables.put("currency", "CNY");
        variables.put("expiresAt", expiresAt.toString());
        variables.put("traceId", "trace-1");
        return journey.start("Msg_PaymentAccepted", PAYMENT, variables);
    }
}
