package io.liushui.channel.sandbox;

import static io.liushui.spi.ChannelFunction.CONTRACT;

import io.liushui.spi.ContractOutcome;
import io.liushui.spi.ContractReference;
import io.liushui.spi.ContractRequest;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.PayerAction;
import io.liushui.spi.http.ChannelCall;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Contracts, signed on the bank's page or with card data and a code. They are known by our number. */
final class Contracts {

    private final SandboxSettings settings;
    private final Wire wire;
    private final Codes codes;

    Contracts(SandboxSettings settings, Wire wire, Codes codes) {
        this.settings = settings;
        this.wire = wire;
        this.codes = codes;
    }

    ContractOutcome sign(ContractRequest request) {
        ChannelCall call = new ChannelCall("sign", request.contractNo(), request.traceId());
        Map<String, Object> body =
                Bodies.sign(request, settings.terms().contractValidity(), settings.notificationUri());
        return answered(call, wire.post(call, "/v1/contracts", body));
    }

    ContractOutcome confirm(ContractReference contract, String code) {
        ChannelCall call = call("confirm-by-code", contract);
        return answered(
                call, wire.post(call, "/v1/contracts/" + contract.contractNo() + "/confirm", Map.of("sms_code", code)));
    }

    ContractOutcome query(ContractReference contract) {
        ChannelCall call = call("contract-query", contract);
        return answered(call, wire.get(call, "/v1/contracts/" + contract.contractNo()));
    }

    OperationOutcome unsign(ContractReference contract) {
        ChannelCall call = call("unsign", contract);
        return switch (wire.post(call, "/v1/contracts/" + contract.contractNo() + "/unsign", null)) {
            case Wire.Answer.Genuine(var answer) -> unsigned(contract, answer);
            case Wire.Answer.NotSent(String reason) -> new OperationOutcome.Unavailable(reason);
            case Wire.Answer.Lost(String reason) -> new OperationOutcome.Unknown(reason);
        };
    }

    /** As an answer or a notification tells it. */
    ContractOutcome told(String contractNo, JsonNode answer) {
        String code = Answers.decisive(answer);
        return switch (codes.meaning(CONTRACT, contractNo, code)) {
            case DONE -> signed(answer);
            case OPEN -> new ContractOutcome.Pending(null, action(answer));
            case OVER -> new ContractOutcome.Ended(code);
            case DECLINED, DECLINED_HERE -> new ContractOutcome.Declined(code, Answers.text(answer, "message"));
            case NOT_FOUND -> new ContractOutcome.NotFound();
            case NOT_EXECUTED -> new ContractOutcome.Unavailable(code);
            case APPROVED, UNKNOWN -> new ContractOutcome.Unknown("code " + code);
        };
    }

    private ContractOutcome answered(ChannelCall call, Wire.Answer reply) {
        return switch (reply) {
            case Wire.Answer.Genuine(var answer) -> told(call.reference(), answer);
            case Wire.Answer.NotSent(String reason) -> new ContractOutcome.Unavailable(reason);
            case Wire.Answer.Lost(String reason) -> new ContractOutcome.Unknown(reason);
        };
    }

    private OperationOutcome unsigned(ContractReference contract, JsonNode answer) {
        String code = Answers.decisive(answer);
        return switch (codes.meaning(CONTRACT, contract.contractNo(), code)) {
            case OVER -> new OperationOutcome.Done(Answers.text(answer, "token"));
            case DECLINED, DECLINED_HERE, NOT_FOUND ->
                new OperationOutcome.Declined(code, Answers.text(answer, "message"));
            case NOT_EXECUTED -> new OperationOutcome.Unavailable(code);
            case DONE, APPROVED, OPEN, UNKNOWN -> new OperationOutcome.Unknown("code " + code);
        };
    }

    private static ContractOutcome signed(JsonNode answer) {
        String token = Answers.text(answer, "token");
        if (token.isEmpty()) {
            return new ContractOutcome.Unknown("the answer holds no token");
        }
        String lastFour = Answers.text(answer, "last_four");
        JsonNode until = answer.path("valid_until");
        return new ContractOutcome.Signed(
                token,
                lastFour.isEmpty() ? null : lastFour,
                until.isIntegralNumber() ? Instant.ofEpochMilli(until.longValue()) : null);
    }

    private static PayerAction action(JsonNode answer) {
        String page = Answers.text(answer, "sign_url");
        return page.isEmpty() ? Answers.codeToEnter(answer) : new PayerAction.Redirect(page);
    }

    private static ChannelCall call(String operation, ContractReference contract) {
        return new ChannelCall(operation, contract.contractNo(), contract.traceId());
    }
}
