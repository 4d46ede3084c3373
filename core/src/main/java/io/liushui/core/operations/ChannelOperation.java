package io.liushui.core.operations;

import io.liushui.core.money.Money;
import java.time.Instant;

/**
 * One request to a channel as it stands.
 *
 * @param subject id of the refund, capture, payout … that it is for
 * @param number ours, unique per channel; 8 to 32 letters and digits
 * @param amount null when no money is named
 * @param driverInstance the process instance that may send it, or null
 * @param firstSentAt when it was first sent, the time that the channel is told; null before
 * @param sentAt when it was last sent, or null
 * @param finishedAt when the channel's last word came, or null
 */
public record ChannelOperation(
        String id,
        OperationKind kind,
        String subject,
        String channelId,
        String number,
        Money amount,
        OperationState state,
        Long driverInstance,
        String traceId,
        Instant createdAt,
        Instant firstSentAt,
        Instant sentAt,
        Instant finishedAt,
        int version) {

    /** What is known without asking the channel. */
    OperationAnswer answer() {
        return switch (state) {
            case OperationState.Created _ -> OperationAnswer.of(OperationAnswer.Outcome.NOT_EXECUTED);
            case OperationState.Sent _, OperationState.Unknown _ -> OperationAnswer.of(OperationAnswer.Outcome.UNKNOWN);
            case OperationState.Pending _ -> OperationAnswer.of(OperationAnswer.Outcome.PENDING);
            case OperationState.Done _ -> OperationAnswer.of(OperationAnswer.Outcome.DONE);
            case OperationState.Declined(String reasonCode) ->
                new OperationAnswer(OperationAnswer.Outcome.DECLINED, reasonCode);
        };
    }
}
