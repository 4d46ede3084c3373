package io.liushui.channel.unionpay;

import static io.liushui.spi.ChannelFunction.CONFIRM_BY_CODE;
import static io.liushui.spi.ChannelFunction.CONTRACT;

import io.liushui.spi.ContractOutcome;
import io.liushui.spi.ContractReference;
import io.liushui.spi.ContractRequest;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.PayerAction;
import io.liushui.spi.http.ChannelCall;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;

/** Binds cards: UnionPay gives a token, which stands for the card in later payments. */
final class Contracts {
    private static final int TRIES = 3;

    private final UnionPaySettings settings;
    private final Gateway gateway;
    private final Messages messages;
    private final Codes codes;
    private final FrontPayments front;

    Contracts(UnionPaySettings settings, Gateway gateway, Messages messages, Codes codes, FrontPayments front) {
        this.settings = settings;
        this.gateway = gateway;
        this.messages = messages;
        this.codes = codes;
        this.front = front;
    }

    /** On UnionPay's page without card data; otherwise with a code that it sends. */
    ContractOutcome sign(ContractRequest request) {
        if (settings.tokenRequestor() == null) {
            return new ContractOutcome.Declined("not_configured", "this channel account has no token requestor id");
        }
        ChannelCall call = new ChannelCall("sign", request.contractNo(), request.traceId());
        if (request.card() == null) {
            return new ContractOutcome.Pending(null, page(call, request));
        }
        if (request.phone() == null) {
            return new ContractOutcome.Declined("phone_missing", "the code cannot be sent without a phone number");
        }
        SealedCard card = SealedCard.of(request, settings.sensitive());
        Map<String, String> fields =
                messages.opening(Transaction.CODE_TO_OPEN, request.contractNo(), request.submittedAt());
        fields.put("accNo", card.number());
        fields.put(
                "customerInfo",
                SensitiveData.customerInfo(null, settings.sensitive().phone(request.phone())));
        return switch (gateway.back(call, fields)) {
            case Gateway.Answer.Genuine answer -> codeSent(request.contractNo(), answer, card);
            case Gateway.Answer.NotSent(String reason) -> new ContractOutcome.Unavailable(reason);
            case Gateway.Answer.Lost(String reason) -> new ContractOutcome.Unavailable(reason);
        };
    }

    ContractOutcome confirm(ContractReference contract, String code) {
        SealedCard card = SealedCard.read(contract.channelRef()).orElse(null);
        if (card == null) {
            return new ContractOutcome.Unknown("no code was sent for this contract");
        }
        Map<String, String> fields =
                messages.opening(Transaction.OPEN_CARD, contract.contractNo(), contract.submittedAt());
        fields.put("accNo", card.number());
        fields.put("customerInfo", SensitiveData.customerInfo(code, card.details()));
        return switch (gateway.back(call("confirm-by-code", contract), fields)) {
            case Gateway.Answer.Genuine answer -> opened(contract.contractNo(), answer, card);
            case Gateway.Answer.NotSent(String reason) -> new ContractOutcome.Unavailable(reason);
            case Gateway.Answer.Lost(String reason) -> new ContractOutcome.Unknown(reason);
        };
    }

    ContractOutcome query(ContractReference contract) {
        Map<String, String> fields =
                messages.base(Transaction.QUERY_CARD, Product.TOKEN, contract.contractNo(), contract.submittedAt());
        return switch (gateway.back(call("contract-query", contract), fields)) {
            case Gateway.Answer.Genuine answer -> found(contract, answer);
            case Gateway.Answer.NotSent(String reason) -> new ContractOutcome.Unavailable(reason);
            case Gateway.Answer.Lost(String reason) -> new ContractOutcome.Unknown(reason);
        };
    }

    OperationOutcome unsign(ContractReference contract) {
        String token = contract.channelRef();
        if (token == null || SealedCard.read(token).isPresent()) {
            return new OperationOutcome.Declined("not_signed", "the contract has no token");
        }
        // A message of its own, so with a number of its own
        Map<String, String> fields =
                messages.token(Transaction.DELETE_TOKEN, contract.contractNo() + "D", contract.submittedAt(), token);
        return switch (gateway.back(call("unsign", contract), fields)) {
            case Gateway.Answer.Genuine answer -> unsigned(contract, answer);
            case Gateway.Answer.NotSent(String reason) -> new OperationOutcome.Unavailable(reason);
            case Gateway.Answer.Lost(String reason) -> new OperationOutcome.Unknown(reason);
        };
    }

    /** What a notification of an opening tells. */
    ContractOutcome told(String contractNo, Gateway.Answer.Genuine notification) {
        return opened(contractNo, notification, null);
    }

    private PayerAction page(ChannelCall call, ContractRequest request) {
        Map<String, String> fields =
                messages.opening(Transaction.OPEN_CARD, request.contractNo(), request.submittedAt());
        fields.put("frontUrl", request.returnUrl() == null ? settings.frontUrl() : request.returnUrl());
        fields.put("backUrl", messages.backUrl());
        return front.form(call, fields);
    }

    private ContractOutcome codeSent(String contractNo, Gateway.Answer.Genuine answer, SealedCard card) {
        String code = answer.text("respCode");
        return switch (codes.meaning(CONFIRM_BY_CODE, contractNo, "sms:" + code)) {
            case DONE, OPEN ->
                new ContractOutcome.Pending(card.text(), new PayerAction.EnterCode(card.sentTo(), TRIES));
            case DECLINED, DECLINED_HERE, OVER -> new ContractOutcome.Declined(code, answer.text("respMsg"));
            case APPROVED, NOT_FOUND, NOT_EXECUTED, UNKNOWN -> new ContractOutcome.Unavailable("respCode " + code);
        };
    }

    /** @param card null when it was opened on UnionPay's page */
    private ContractOutcome opened(String contractNo, Gateway.Answer.Genuine answer, SealedCard card) {
        String code = answer.text("respCode");
        return switch (codes.meaning(CONTRACT, contractNo, code)) {
            case DONE -> signed(answer, card == null ? null : card.lastFour());
            case OPEN ->
                card == null
                        ? new ContractOutcome.Pending(null, null)
                        : new ContractOutcome.Pending(card.text(), new PayerAction.EnterCode(card.sentTo(), TRIES));
            case DECLINED, DECLINED_HERE, OVER -> new ContractOutcome.Declined(code, answer.text("respMsg"));
            case NOT_EXECUTED -> new ContractOutcome.Unavailable("respCode " + code);
            case APPROVED, NOT_FOUND, UNKNOWN -> new ContractOutcome.Unknown("respCode " + code);
        };
    }

    private ContractOutcome found(ContractReference contract, Gateway.Answer.Genuine answer) {
        String code = answer.text("respCode");
        return switch (codes.meaning(CONTRACT, contract.contractNo(), "query:" + code)) {
            case DONE ->
                signed(
                        answer,
                        SealedCard.read(contract.channelRef())
                                .map(SealedCard::lastFour)
                                .orElse(null));
            case OPEN -> new ContractOutcome.Pending(contract.channelRef(), null);
            case OVER -> new ContractOutcome.Ended(answer.text("respMsg"));
            case NOT_FOUND -> new ContractOutcome.NotFound();
            case DECLINED, DECLINED_HERE -> new ContractOutcome.Declined(code, answer.text("respMsg"));
            case APPROVED, NOT_EXECUTED, UNKNOWN -> new ContractOutcome.Unknown("respCode " + code);
        };
    }

    private OperationOutcome unsigned(ContractReference contract, Gateway.Answer.Genuine answer) {
        String code = answer.text("respCode");
        return switch (codes.meaning(CONTRACT, contract.contractNo(), "unsign:" + code)) {
            case DONE, OVER -> new OperationOutcome.Done(contract.channelRef());
            case DECLINED, DECLINED_HERE -> new OperationOutcome.Declined(code, answer.text("respMsg"));
            case NOT_EXECUTED -> new OperationOutcome.Unavailable("respCode " + code);
            case APPROVED, OPEN, NOT_FOUND, UNKNOWN -> new OperationOutcome.Unknown("respCode " + code);
        };
    }

    private static ContractOutcome signed(Gateway.Answer.Genuine answer, String lastFour) {
        Map<String, String> token = FieldText.nested(answer.text("tokenPayData"));
        if (token.getOrDefault("token", "").isBlank()) {
            return new ContractOutcome.Unknown("the answer holds no token");
        }
        return new ContractOutcome.Signed(token.get("token"), lastFour, until(token.get("tokenEnd")));
    }

    private static Instant until(String tokenEnd) {
        try {
            return tokenEnd == null
                    ? null
                    : ChannelTime.read(tokenEnd).atZone(ChannelTime.ZONE).toInstant();
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static ChannelCall call(String operation, ContractReference contract) {
        return new ChannelCall(operation, contract.contractNo(), contract.traceId());
    }
}
