package io.liushui.core.payments;

import io.liushui.core.contracts.Contract;
import io.liushui.core.contracts.Contracts;
import io.liushui.spi.Payer;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who pays, as the channel is told: with its own reference of the contract that the payment names. */
@Component
class ContractPayers {
    private final Contracts contracts;

    ContractPayers(Contracts contracts) {
        this.contracts = contracts;
    }

    Payer atChannel(Payment payment) {
        return payment.payer()
                .atChannel(contract(payment).map(Contract::channelRef).orElse(null));
    }

    /** Where the payment's contract was signed; null without one. */
    String channelOf(Payment payment) {
        return contract(payment).map(Contract::channelId).orElse(null);
    }

    private Optional<Contract> contract(Payment payment) {
        return Optional.ofNullable(payment.payer().contractId())
                .map(contractId -> contracts.find(payment.appId(), contractId).orElseThrow());
    }
}
