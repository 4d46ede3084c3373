package io.liushui.workers.baseline;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.worker.JobWorker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Completes each job at once with what the happy, synchronous path would answer. Switched on by {@code liushui.workers.mode=noop}. */
@Component
@ConditionalOnProperty(name = "liushui.workers.mode", havingValue = "noop")
public class BaselineWorkers implements SmartLifecycle {
    private static final int MAX_JOBS_ACTIVE = 64;

    private final CamundaClient client;
    private final List<JobWorker> open = new ArrayList<>();

    BaselineWorkers(CamundaClient client) {
        this.client = client;
    }

    /** Output variables by job type. */
    public static Map<String, Map<String, Object>> answers() {
        return Map.ofEntries(
                Map.entry("payment.validate", Map.of("validation", "ok", "proof", "none")),
                Map.entry("risk.assess", Map.of("riskSignals", quietSignals())),
                Map.entry("stepup.send-code", Map.of("stepUp", "impossible", "reasonCode", "baseline")),
                Map.entry("stepup.ask-password", Map.of("stepUp", "impossible", "reasonCode", "baseline")),
                Map.entry("review.escalate", Map.of()),
                Map.entry("payment.record-review", Map.of("reviewApproved", true)),
                Map.entry("contract.sign", Map.of("contractOutcome", "signed")),
                Map.entry("contract.query", Map.of("contractOutcome", "signed")),
                Map.entry("contract.void-code", Map.of()),
                Map.entry("contract.give-up", Map.of("contractOutcome", "declined")),
                Map.entry("contract.expire", Map.of("operationId", "op_1")),
                Map.entry("contract.record-end", Map.of("contractState", "unsigned")),
                Map.entry("payment.route", Map.of("routeFound", true, "attemptId", "att_1", "channelId", "none")),
                Map.entry("channel.pay", Map.of("channelOutcome", "succeeded")),
                Map.entry("channel.query", Map.of("channelOutcome", "succeeded")),
                Map.entry("channel.close", Map.of("closeOutcome", "closed")),
                Map.entry("payment.record-result", Map.of("paymentState", "succeeded")),
                Map.entry("repair.open", Map.of("repairCaseId", "rep_1")),
                Map.entry("repair.close", Map.of("repairDecision", "retry")),
                Map.entry("notification.deliver", Map.of("delivery", "delivered", "retryAfterSeconds", 0)),
                Map.entry("notification.give-up", Map.of()),
                Map.entry("operation.submit", Map.of("operationOutcome", "done")),
                Map.entry("operation.query", Map.of("operationOutcome", "done")),
                Map.entry("operation.open-repair", Map.of("operationRepairId", "opr_1")),
                Map.entry("operation.repair", Map.of("operationRepair", "query", "operationOutcome", "unknown")),
                Map.entry("operation.settle", Map.of("operationRepair", "over", "operationOutcome", "done")),
                Map.entry("refund.record", Map.of("refundResult", "succeeded", "operationId", "op_1")),
                Map.entry("refund.repair", Map.of("refundResult", "failed", "operationId", "op_1")),
                Map.entry("preauth.take-command", Map.of("nextCommand", "over")),
                Map.entry("preauth.record-command", Map.of()),
                Map.entry("preauth.warn", Map.of()),
                Map.entry("preauth.record-stray-release", Map.of()),
                Map.entry("payout.validate", Map.of("validation", "ok")),
                Map.entry("payout.assess", Map.of("payoutSignals", quietPayout())),
                Map.entry("payout.hold", Map.of("payoutKind", "payout")),
                Map.entry("payout.escalate", Map.of()),
                Map.entry("payout.record-review", Map.of("reviewApproved", true)),
                Map.entry("payout.route", Map.of("payoutRoute", "found", "operationId", "op_1", "channelId", "none")),
                Map.entry("payout.record", Map.of("payoutState", "succeeded")));
    }

    private static Map<String, Object> quietPayout() {
        return Map.of(
                "amountMinor", 100,
                "currency", "CNY",
                "newPayee", false,
                "payeePayoutsDay", 0,
                "merchantPayoutsDay", 0,
                "merchantAmountDayMinor", 0);
    }

    private static Map<String, Object> quietSignals() {
        return Map.of(
                "amountMinor", 100,
                "currency", "CNY",
                "interactive", false,
                "phoneKnown", false,
                "listed", "none",
                "payerCountHour", 0,
                "payerFailuresHour", 0,
                "deviceCountHour", 0,
                "ipCountHour", 0,
                "merchantFailuresHour", 0);
    }

    @Override
    public void start() {
        answers()
                .forEach((type, answer) -> open.add(client.newWorker()
                        .jobType(type)
                        .handler((jobs, job) ->
                                jobs.newCompleteCommand(job).variables(answer).send())
                        .maxJobsActive(MAX_JOBS_ACTIVE)
                        .timeout(Duration.ofSeconds(20))
                        .fetchVariables("none")
                        .streamEnabled(true)
                        .open()));
    }

    @Override
    public void stop() {
        open.forEach(JobWorker::close);
        open.clear();
    }

    @Override
    public boolean isRunning() {
        return !open.isEmpty();
    }
}
