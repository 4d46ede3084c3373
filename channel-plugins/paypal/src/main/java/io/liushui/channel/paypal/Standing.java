package io.liushui.channel.paypal;

import io.liushui.channel.paypal.PaypalOrder.Movement;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.CodeMeaning;
import java.util.List;

/** How an order stands, judged by its captures or authorisations first and by its own status after. */
sealed interface Standing {

    /** The money moved, or is or was held. */
    record Taken(Amount amount) implements Standing {}

    /** PayPal is working on it. */
    record Working() implements Standing {}

    /** The payer has agreed, and nothing was taken or held yet. */
    record Approved() implements Standing {}

    /** The payer has to agree. */
    record Open() implements Standing {}

    /** Finished without money. */
    record Ended(String code) implements Standing {}

    record Unclear(String reason) implements Standing {}

    /** Of an order that is to be captured. */
    static Standing ofCaptures(PaypalOrder order, ChannelFunction function, Codes codes) {
        return of(order, function, codes, "capture.", order.captures());
    }

    /** Of an order that is to be authorised. */
    static Standing ofAuthorizations(PaypalOrder order, ChannelFunction function, Codes codes) {
        return of(order, function, codes, "authorization.", order.authorizations());
    }

    private static Standing of(
            PaypalOrder order, ChannelFunction function, Codes codes, String kind, List<Movement> movements) {
        String declined = null;
        boolean working = false;
        for (Movement movement : movements) {
            String code = kind + movement.status();
            switch (codes.meaning(function, order.customId(), code)) {
                case DONE -> {
                    return movement.amount() == null
                            ? new Unclear("the amount of " + movement.id() + " cannot be read")
                            : new Taken(movement.amount());
                }
                case OPEN -> working = true;
                case DECLINED, DECLINED_HERE -> declined = code;
                case APPROVED, OVER, NOT_FOUND, NOT_EXECUTED, UNKNOWN -> {
                    return new Unclear("code " + code);
                }
            }
        }
        return working ? new Working() : ofStatus(order, function, codes, declined);
    }

    private static Standing ofStatus(PaypalOrder order, ChannelFunction function, Codes codes, String declined) {
        String code = "order." + order.status();
        CodeMeaning meaning = codes.meaning(function, order.customId(), code);
        return switch (meaning) {
            case DONE -> declined == null ? new Unclear("completed, and nothing was taken") : new Ended(declined);
            case APPROVED -> new Approved();
            case OPEN -> new Open();
            case OVER -> new Ended(code);
            case DECLINED, DECLINED_HERE, NOT_FOUND, NOT_EXECUTED, UNKNOWN -> new Unclear("code " + code);
        };
    }
}
