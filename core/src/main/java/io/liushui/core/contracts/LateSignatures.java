package io.liushui.core.contracts;

import io.liushui.core.alarms.Alarms;
import io.liushui.core.operations.OpenOperation;
import io.liushui.core.operations.OperationKind;
import io.liushui.core.operations.Operations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A payer signed at the channel what has failed here: nobody may debit under it, so it is ended there, once. */
@Component
class LateSignatures {
    private final ContractStore store;
    private final Operations operations;
    private final ContractNews news;
    private final Alarms alarms;

    LateSignatures(ContractStore store, Operations operations, ContractNews news, Alarms alarms) {
        this.store = store;
        this.operations = operations;
        this.news = news;
        this.alarms = alarms;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void received(Contract locked, String channelRef) {
        if (locked.unsignRequested()) {
            return;
        }
        store.signedTooLate(locked, channelRef);
        String operationId = operations.open(
                new OpenOperation(OperationKind.UNSIGN, locked.id(), locked.channelId(), null, locked.traceId()));
        store.unsigning(locked, operationId);
        news.tellSignedTooLate(locked, operationId);
        alarms.raise("contract_signed_too_late", locked.id(), "channel " + locked.channelId() + ": it is ended there");
    }
}
