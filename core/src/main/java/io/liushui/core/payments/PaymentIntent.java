package io.liushui.core.payments;

import io.liushui.spi.ChannelFunction;
import java.util.Set;

/** What is wanted of the payer's money. The id of a payment tells it. */
public enum PaymentIntent {
    /** To take it. */
    PAY("pay", "payment", "Msg_PaymentAccepted", Set.of()),
    /** To hold it, and take it later. */
    AUTHORIZE("auth", "authorization", "Msg_AuthorizationAccepted", Set.of(ChannelFunction.PREAUTH));

    private final String idPrefix;
    private final String object;
    private final String startMessage;
    private final Set<ChannelFunction> functions;

    PaymentIntent(String idPrefix, String object, String startMessage, Set<ChannelFunction> functions) {
        this.idPrefix = idPrefix;
        this.object = object;
        this.startMessage = startMessage;
        this.functions = functions;
    }

    static PaymentIntent of(String paymentId) {
        return paymentId.startsWith(AUTHORIZE.idPrefix + "_") ? AUTHORIZE : PAY;
    }

    public String idPrefix() {
        return idPrefix;
    }

    /** What merchants call it. */
    public String object() {
        return object;
    }

    /** The value of column {@code intent}. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The type of the event that this happened to one, for example {@code authorization.closed}. */
    public String event(String happened) {
        return object + "." + happened;
    }

    /** What a channel must offer for it beyond pay and query. */
    public Set<ChannelFunction> functions() {
        return functions;
    }

    String startMessage() {
        return startMessage;
    }
}
