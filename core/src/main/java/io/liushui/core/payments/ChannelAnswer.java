package io.liushui.core.payments;

/** What a channel job tells its process. {@code reasonCode} is null unless declined or sent to the next route. */
public record ChannelAnswer(Outcome outcome, String reasonCode) {

    /** The values of the process variable {@code channelOutcome}. */
    public enum Outcome {
        SUCCEEDED,
        PENDING,
        DECLINED,
        NEXT_ROUTE,
        UNKNOWN,
        /** Surely not executed, or out of its payer's reach, after the grace time: the attempt may be sent again under its number. */
        NOT_EXECUTED;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    static ChannelAnswer of(Outcome outcome) {
        return new ChannelAnswer(outcome, null);
    }
}
