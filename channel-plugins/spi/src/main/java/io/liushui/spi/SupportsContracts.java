package io.liushui.spi;

/** The payer can allow later payments, which then name the contract only. */
public interface SupportsContracts {

    ContractOutcome sign(ContractRequest request);

    /** Gives the payer's code to the channel; {@link ContractOutcome.Pending} when it was wrong and may be tried again. */
    ContractOutcome confirmSigning(ContractReference contract, String code);

    ContractOutcome queryContract(ContractReference contract);

    OperationOutcome unsign(ContractReference contract);
}
