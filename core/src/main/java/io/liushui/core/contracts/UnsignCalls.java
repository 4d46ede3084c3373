package io.liushui.core.contracts;

import io.liushui.core.channels.ContractGateway;
import io.liushui.core.channels.OperationGateway;
import io.liushui.core.operations.ChannelOperation;
import io.liushui.core.operations.OperationCalls;
import io.liushui.core.operations.OperationKind;
import io.liushui.spi.ContractOutcome;
import io.liushui.spi.ExchangeLog.Exchange;
import io.liushui.spi.OperationOutcome;
import java.util.List;
import org.springframework.stereotype.Component;

/** Unsigns at the channel, which knows a contract by its number; whether it did is seen by the contract itself. */
@Component
class UnsignCalls implements OperationCalls {
    private final ContractStore store;
    private final OperationGateway operations;
    private final ContractGateway contracts;

    UnsignCalls(ContractStore store, OperationGateway operations, ContractGateway contracts) {
        this.store = store;
        this.operations = operations;
        this.contracts = contracts;
    }

    @Override
    public OperationKind kind() {
        return OperationKind.UNSIGN;
    }

    @Override
    public OperationOutcome submit(ChannelOperation operation, List<Exchange> sink) {
        return operations.unsign(
                operation.channelId(), store.get(operation.subject()).reference(), sink);
    }

    @Override
    public OperationOutcome query(ChannelOperation operation, List<Exchange> sink) {
        Contract contract = store.get(operation.subject());
        return switch (contracts.queryContract(operation.channelId(), contract.reference(), sink)) {
            case ContractOutcome.Ended _ -> new OperationOutcome.Done(contract.channelRef());
            case ContractOutcome.Signed _ -> new OperationOutcome.NotFound();
            case ContractOutcome.Pending _ -> new OperationOutcome.Pending();
            case ContractOutcome.Declined(String code, String _) -> new OperationOutcome.Unknown(code);
            case ContractOutcome.NotFound _ -> new OperationOutcome.Unknown("the channel does not know the contract");
            case ContractOutcome.Unavailable(String reason) -> new OperationOutcome.Unknown(reason);
            case ContractOutcome.Unknown(String reason) -> new OperationOutcome.Unknown(reason);
        };
    }
}
