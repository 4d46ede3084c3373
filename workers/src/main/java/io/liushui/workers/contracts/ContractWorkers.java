package io.liushui.workers.contracts;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.exception.CamundaError;
import io.liushui.core.contracts.ContractFenced;
import io.liushui.core.contracts.ContractSigning;
import io.liushui.core.contracts.SigningAnswer;
import io.liushui.core.contracts.Unsigning;
import io.liushui.workers.engine.Steps;
import io.liushui.workers.engine.Variables;
import io.liushui.workers.engine.Workers;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sign, query, void a code, give up, expire, record the end. */
@Workers
public class ContractWorkers {
    private final Steps steps;
    private final ContractSigning signing;
    private final Unsigning unsigning;

    ContractWorkers(Steps steps, ContractSigning signing, Unsigning unsigning) {
        this.steps = steps;
        this.signing = signing;
        this.unsigning = unsigning;
    }

    /** Header {@code codeLife}: how long a code is good. */
    @JobWorker(
            type = "contract.sign",
            fetchVariables = {"contractId", "traceId"})
    public Map<String, Object> sign(@Variable String contractId, @Variable String traceId, ActivatedJob job) {
        return steps.run(job, traceId, () -> {
            try {
                return answer(signing.sign(contractId, job.getProcessInstanceKey(), header(job, "codeLife")));
            } catch (ContractFenced driven) {
                throw CamundaError.bpmnError("Err_Fenced", driven.getMessage());
            }
        });
    }

    /** Header {@code notFoundGrace}: how long after sending a contract unknown to the channel counts as not executed. */
    @JobWorker(
            type = "contract.query",
            fetchVariables = {"contractId", "traceId"})
    public Map<String, Object> query(@Variable String contractId, @Variable String traceId, ActivatedJob job) {
        return steps.run(job, traceId, () -> answer(signing.query(contractId, header(job, "notFoundGrace"))));
    }

    @JobWorker(
            type = "contract.void-code",
            fetchVariables = {"contractId", "traceId"})
    public Map<String, Object> voidCode(@Variable String contractId, @Variable String traceId, ActivatedJob job) {
        return steps.run(
                job,
                traceId,
                () -> Variables.of(
                        "codeExpiresAt", text(signing.voidCode(contractId).codeExpiresAt())));
    }

    @JobWorker(
            type = "contract.give-up",
            fetchVariables = {"contractId", "traceId"})
    public Map<String, Object> giveUp(@Variable String contractId, @Variable String traceId, ActivatedJob job) {
        return steps.run(job, traceId, () -> {
            SigningAnswer ended = signing.giveUp(contractId);
            return Variables.of(
                    "contractOutcome",
                    ended.outcome().code(),
                    "reasonCode",
                    ended.reasonCode(),
                    "validUntil",
                    text(ended.validUntil()));
        });
    }

    @JobWorker(
            type = "contract.expire",
            fetchVariables = {"contractId", "traceId"})
    public Map<String, Object> expire(@Variable String contractId, @Variable String traceId, ActivatedJob job) {
        return steps.run(job, traceId, () -> Variables.of("operationId", unsigning.expire(contractId)));
    }

    @JobWorker(
            type = "contract.record-end",
            fetchVariables = {"contractId", "operationId", "traceId"})
    public Map<String, Object> recordEnd(
            @Variable String contractId, @Variable String operationId, @Variable String traceId, ActivatedJob job) {
        return steps.run(
                job,
                traceId,
                () -> Variables.of(
                        "contractState",
                        unsigning.record(contractId, operationId).code()));
    }

    /** Always all of them, null too, so that nothing of an earlier answer shines through. */
    private static Map<String, Object> answer(SigningAnswer answer) {
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("contractOutcome", answer.outcome().code());
        variables.put("reasonCode", answer.reasonCode());
        variables.put("codeExpiresAt", text(answer.codeExpiresAt()));
        variables.put("validUntil", text(answer.validUntil()));
        return variables;
    }

    private static Duration header(ActivatedJob job, String name) {
        String value = job.getCustomHeaders().get(name);
        return value == null ? null : Duration.parse(value);
    }

    private static String text(Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
