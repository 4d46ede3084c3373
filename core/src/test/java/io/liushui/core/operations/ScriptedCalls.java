package io.liushui.core.operations;

import io.liushui.spi.ExchangeLog.Exchange;
import io.liushui.spi.OperationOutcome;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;

/** Payouts of a feature that is not there: the channel answers as the test says. */
final class ScriptedCalls implements OperationCalls {
    volatile Function<ChannelOperation, OperationOutcome> onSubmit = operation -> new OperationOutcome.Done("O1");
    volatile Function<ChannelOperation, OperationOutcome> onQuery = operation -> new OperationOutcome.NotFound();

    /** What was done, with the number. */
    final List<String> calls = new CopyOnWriteArrayList<>();

    @Override
    public OperationKind kind() {
        return OperationKind.PAYOUT;
    }

    @Override
    public OperationOutcome submit(ChannelOperation operation, List<Exchange> sink) {
        calls.add("submit " + operation.number());
        sink.add(exchange(operation));
        return onSubmit.apply(operation);
    }

    @Override
    public OperationOutcome query(ChannelOperation operation, List<Exchange> sink) {
        calls.add("query " + operation.number());
        sink.add(exchange(operation));
        return onQuery.apply(operation);
    }

    CallsByKind only() {
        return new CallsByKind(new ObjectProvider<>() {
            @Override
            public Stream<OperationCalls> stream() {
                return Stream.of(ScriptedCalls.this);
            }
        });
    }

    private static Exchange exchange(ChannelOperation operation) {
        return new Exchange("payout", operation.number(), "ask", 200, "answer", null, 10, operation.traceId());
    }
}
