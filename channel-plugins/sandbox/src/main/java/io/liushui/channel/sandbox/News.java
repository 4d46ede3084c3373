package io.liushui.channel.sandbox;

import io.liushui.spi.ChannelFunction;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.ContractOutcome;
import io.liushui.spi.NotificationRefused;
import io.liushui.spi.NotificationRefused.Reason;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.QueryOutcome;
import tools.jackson.databind.JsonNode;

/** What a genuine notification tells: {@code type} is what it is about, a dot, and the state of that. */
final class News {

    private final Answers answers;
    private final Contracts contracts;

    News(Answers answers, Contracts contracts) {
        this.answers = answers;
        this.contracts = contracts;
    }

    /** @throws NotificationRefused when it is incomplete, or tells a state that cannot be */
    ChannelNotification read(String id, JsonNode notification) throws NotificationRefused {
        String type = Answers.text(notification, "type");
        String kind = type.substring(0, Math.max(0, type.indexOf('.')));
        JsonNode told = notification.path(kind);
        if (!type.equals(kind + "." + Answers.text(told, "state"))) {
            return new ChannelNotification.Other(id, type);
        }
        return switch (kind) {
            case "order" -> {
                String orderNo = number(told, "order_no");
                yield new ChannelNotification.OfPayment(id, orderNo, state(ChannelFunction.QUERY, orderNo, told));
            }
            case "authorization" -> {
                String number = number(told, "authorization_no");
                yield new ChannelNotification.OfAuthorization(id, number, state(ChannelFunction.PREAUTH, number, told));
            }
            case "refund" -> operation(id, ChannelFunction.REFUND, number(told, "refund_no"), told);
            case "void" -> operation(id, ChannelFunction.VOID, number(told, "void_no"), told);
            case "capture" -> operation(id, ChannelFunction.PREAUTH, number(told, "capture_no"), told);
            case "capture_void" -> operation(id, ChannelFunction.CAPTURE_VOID, number(told, "void_no"), told);
            case "authorization_void" -> operation(id, ChannelFunction.PREAUTH, number(told, "void_no"), told);
            case "contract" -> contract(id, number(told, "contract_no"), told);
            case "payout" -> payout(id, number(told, "payout_no"), told);
            default -> new ChannelNotification.Other(id, type);
        };
    }

    private QueryOutcome state(ChannelFunction function, String number, JsonNode told) throws NotificationRefused {
        QueryOutcome outcome = answers.state(function, number, told);
        if (outcome instanceof QueryOutcome.Unanswered(String reason)) {
            throw new NotificationRefused(Reason.MALFORMED, reason);
        }
        return outcome;
    }

    private ChannelNotification operation(String id, ChannelFunction function, String number, JsonNode told)
            throws NotificationRefused {
        OperationOutcome outcome = answers.asked(function, number, told);
        if (outcome instanceof OperationOutcome.Unknown(String reason)) {
            throw new NotificationRefused(Reason.MALFORMED, reason);
        }
        return new ChannelNotification.OfOperation(id, function, number, outcome);
    }

    private ChannelNotification contract(String id, String contractNo, JsonNode told) throws NotificationRefused {
        ContractOutcome outcome = contracts.told(contractNo, told);
        if (outcome instanceof ContractOutcome.Unknown(String reason)) {
            throw new NotificationRefused(Reason.MALFORMED, reason);
        }
        return new ChannelNotification.OfContract(id, contractNo, outcome);
    }

    private ChannelNotification payout(String id, String payoutNo, JsonNode told) throws NotificationRefused {
        if (!Payouts.isReturned(told)) {
            return operation(id, ChannelFunction.PAYOUT, payoutNo, told);
        }
        OrderAnswer payout = OrderAnswer.of(told);
        if (!payout.complete()) {
            throw new NotificationRefused(Reason.MALFORMED, "the payout is incomplete");
        }
        return new ChannelNotification.OfPayoutReturn(
                id, payoutNo, payout.amount(), payout.currency(), Answers.text(told, "code"));
    }

    private static String number(JsonNode told, String field) throws NotificationRefused {
        String number = Answers.text(told, field);
        if (number.isEmpty()) {
            throw new NotificationRefused(Reason.MALFORMED, field + " is missing");
        }
        return number;
    }
}
