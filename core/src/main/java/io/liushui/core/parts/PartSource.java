package io.liushui.core.parts;

import java.util.Collection;

/**
 * Where a part of a payment comes from; one bean for each kind. Every call comes in the transaction of the payment or refund, once for each part and
 * refund.
 */
public interface PartSource {
    PartKind kind();

    /**
     * Locks in one order what parts of several payments share; before anything else of them in this transaction.
     *
     * @param sources of this kind, as in {@link Part#source()}
     */
    default void prepare(Collection<String> sources) {}

    /** Holds the part until the payment ends. The payment's own row is written after its parts, in the same transaction. */
    PartHolding hold(PartOrder order);

    /** The payment has succeeded: takes what was held and books it under {@code part_used:<part id>} against {@code part_clearing} of the payment. */
    void use(Part part);

    /** The payment has failed or was closed: lets go what was held. */
    void release(Part part);

    /** A refund succeeded: gives the part's share back and books it under {@code part_returned:<refund id>:<part id>}, the other way round. */
    void giveBack(Part part, PartReturn back);
}
