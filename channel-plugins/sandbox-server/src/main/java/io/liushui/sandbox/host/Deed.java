package io.liushui.sandbox.host;

/** Executes a request. */
public interface Deed {

    /** @throws io.liushui.sandbox.wire.Refusal when it has no effect */
    Reply execute(Intent intent);

    /**
     * What a rule wants of the books; hand it on to them.
     *
     * @param announce whether to notify even though the answer tells the result
     * @param chargeAfterMillis when a closed order is charged all the same; negative: never
     */
    record Intent(boolean announce, long chargeAfterMillis) {}
}
