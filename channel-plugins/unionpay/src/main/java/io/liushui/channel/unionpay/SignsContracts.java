package io.liushui.channel.unionpay;

import io.liushui.spi.ContractOutcome;
import io.liushui.spi.ContractReference;
import io.liushui.spi.ContractRequest;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.SupportsContracts;

/** UnionPay's contracts: bound cards. */
interface SignsContracts extends SupportsContracts {

    Contracts contracts();

    @Override
    default ContractOutcome sign(ContractRequest request) {
        return contracts().sign(request);
    }

    @Override
    default ContractOutcome confirmSigning(ContractReference contract, String code) {
        return contracts().confirm(contract, code);
    }

    @Override
    default ContractOutcome queryContract(ContractReference contract) {
        return contracts().query(contract);
    }

    @Override
    default OperationOutcome unsign(ContractReference contract) {
        return contracts().unsign(contract);
    }
}
