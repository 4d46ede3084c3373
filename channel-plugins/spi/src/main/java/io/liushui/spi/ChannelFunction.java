package io.liushui.spi;

import java.util.EnumSet;
import java.util.Set;

/** Functions that a channel may offer, each with the interface by which a plugin opts in. */
public enum ChannelFunction {
    PAY(Channel.class),
    QUERY(Channel.class),
    COMPLETE(SupportsCompletion.class),
    CONFIRM_BY_CODE(SupportsCode.class),
    CLOSE(SupportsClose.class),
    VOID(SupportsVoid.class),
    REFUND(SupportsRefund.class),
    PREAUTH(SupportsPreauth.class),
    CAPTURE_VOID(SupportsCaptureVoid.class),
    CONTRACT(SupportsContracts.class),
    PAYOUT(SupportsPayout.class),
    BALANCE(SupportsBalance.class),
    BILL(SupportsBills.class),
    NOTIFICATION(ReceivesNotifications.class);

    private final Class<?> capability;

    ChannelFunction(Class<?> capability) {
        this.capability = capability;
    }

    /** What a channel of this class offers. */
    public static Set<ChannelFunction> of(Class<? extends Channel> channel) {
        Set<ChannelFunction> functions = EnumSet.noneOf(ChannelFunction.class);
        for (ChannelFunction function : values()) {
            if (function.capability.isAssignableFrom(channel)) {
                functions.add(function);
            }
        }
        return functions;
    }
}
