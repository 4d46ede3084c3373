package io.liushui.core.contracts;

/** Another process instance drives this contract. */
public final class ContractFenced extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ContractFenced(String contractId) {
        super("contract " + contractId + " is driven by another instance");
    }
}
