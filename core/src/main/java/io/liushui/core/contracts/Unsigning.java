package io.liushui.core.contracts;

import io.liushui.core.alarms.Alarms;
import io.liushui.core.contracts.ContractLifecycle.Command;
import io.liushui.core.operations.ChannelOperation;
import io.liushui.core.operations.OpenOperation;
import io.liushui.core.operations.OperationKind;
import io.liushui.core.operations.OperationState;
import io.liushui.core.operations.Operations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends signed contracts, here and at their channel. */
@Component
public class Unsigning {
    private final Contracts contracts;
    private final ContractStore store;
    private final ContractSettlement settlement;
    private final Operations operations;
    private final ContractNews news;
    private final Alarms alarms;

    Unsigning(
            Contracts contracts,
            ContractStore store,
            ContractSettlement settlement,
            Operations operations,
            ContractNews news,
            Alarms alarms) {
        this.contracts = contracts;
        this.store = store;
        this.settlement = settlement;
        this.operations = operations;
        this.news = news;
        this.alarms = alarms;
    }

    /** How a request to unsign ended. */
    public sealed interface Result {
        /** Taken: no debit is begun any more, and the end follows. */
        record Requested(Contract contract) implements Result {}

        record AlreadyUnsigned(Contract contract) implements Result {}

        /** Pending, failed or expired. */
        record NotSigned(Contract contract) implements Result {}

        record NotFound() implements Result {}
    }

    @Transactional
    public Result request(String appId, String contractId) {
        if (contracts.find(appId, contractId).isEmpty()) {
            return new Result.NotFound();
        }
        Contract contract = store.lock(contractId);
        return switch (contract.state()) {
            case ContractState.Signed _ ->
                new Result.Requested(contract.unsignRequested() ? contract : begin(contract));
            case ContractState.Unsigned _ -> new Result.AlreadyUnsigned(contract);
            case ContractState.Pending _, ContractState.Expired _, ContractState.Failed _ ->
                new Result.NotSigned(contract);
        };
    }

    /**
     * The contract's time is over: from now on it is expired here; the operation that ends it at the channel is answered, once.
     *
     * @return the operation's id, or null when nothing is to be ended there
     */
    @Transactional
    public String expire(String contractId) {
        Contract contract = store.lock(contractId);
        if (!(contract.state() instanceof ContractState.Signed)) {
            return contract.unsignOperation();
        }
        settlement.apply(contract, new Command.Expire());
        return open(contract);
    }

    /** After what the channel said of the operation; a refused one leaves a signed contract signed, for operators. The contract's state then. */
    @Transactional
    public ContractState record(String contractId, String operationId) {
        Contract contract = store.lock(contractId);
        ChannelOperation operation = operations.get(operationId);
        return switch (operation.state()) {
            case OperationState.Done _ ->
                settlement
                        .apply(contract, new Command.Unsign("unsigned_by_merchant"))
                        .state();
            case OperationState.Declined(String reasonCode) -> refused(contract, operationId, reasonCode);
            case OperationState.Created _, OperationState.Sent _, OperationState.Pending _, OperationState.Unknown _ ->
                throw new IllegalStateException("operation " + operationId + " is not answered");
        };
    }

    private Contract begin(Contract contract) {
        news.tellUnsignRequested(contract, open(contract));
        return store.get(contract.id());
    }

    private String open(Contract contract) {
        String operationId = operations.open(
                new OpenOperation(OperationKind.UNSIGN, contract.id(), contract.channelId(), null, contract.traceId()));
        store.unsigning(contract, operationId);
        return operationId;
    }

    private ContractState refused(Contract contract, String operationId, String reasonCode) {
        if (operationId.equals(contract.unsignOperation())) {
            store.unsigning(contract, null);
            alarms.raise(
                    "contract_unsign_refused",
                    contract.id(),
                    "channel " + contract.channelId() + ", operation " + operationId + ": " + reasonCode);
        }
        return contract.state();
    }
}
