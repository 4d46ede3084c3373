package io.liushui.core.operations;

import io.liushui.spi.ExchangeLog.Exchange;
import io.liushui.spi.OperationOutcome;
import java.util.List;

/**
 * How operations of one kind are called at their channel. One bean per kind, in the feature's package. Called outside of any transaction; what it needs
 * besides the operation it reads from its own tables by {@link ChannelOperation#subject()}. The channel is told {@link ChannelOperation#number()} and
 * {@link ChannelOperation#firstSentAt()}.
 */
public interface OperationCalls {
    OperationKind kind();

    /** @param sink takes the exchanges of the call */
    OperationOutcome submit(ChannelOperation operation, List<Exchange> sink);

    /** {@code NotFound} only when the channel has never seen the number. */
    OperationOutcome query(ChannelOperation operation, List<Exchange> sink);
}
