package io.liushui.core.contracts;

import io.liushui.spi.ContractReference;
import java.time.Instant;

/**
 * A contract as it stands.
 *
 * @param contractNo ours at the channel
 * @param cardId token of the card, null when it was signed on the channel's page
 * @param lastFour of the card, null while unknown
 * @param unsignOperation what ends it at the channel, once it was asked for; null before
 * @param validUntil null when it does not expire
 * @param finishedAt null while pending or signed
 */
public record Contract(
        String id,
        String merchantId,
        String appId,
        String merchantContractNo,
        String contractNo,
        String channelId,
        String method,
        String payerId,
        String cardId,
        String phone,
        String lastFour,
        ContractLimits limits,
        String returnUrl,
        ContractState state,
        Signing signing,
        String unsignOperation,
        Instant validUntil,
        String traceId,
        Instant createdAt,
        Instant signedAt,
        Instant finishedAt) {

    /** What the payer has to do now; null when nothing, or when it is signed or over. */
    public SigningAction action() {
        return state instanceof ContractState.Pending ? signing.action() : null;
    }

    public Instant codeExpiresAt() {
        return action() instanceof SigningAction.EnterCode ? signing.codeExpiresAt() : null;
    }

    /** What a channel is told of the payer's contract; null while it is not known there. */
    public String channelRef() {
        return signing.channelRef();
    }

    /** Whether the channel has answered at all, so that the merchant can be told how to go on. */
    public boolean begun() {
        return state.terminal() || signing.step() == Signing.Step.PENDING || signing.step() == Signing.Step.ANSWERED;
    }

    /** Whether no debit is begun any more. */
    public boolean unsignRequested() {
        return unsignOperation != null;
    }

    boolean validAt(Instant now) {
        return state instanceof ContractState.Signed && (validUntil == null || now.isBefore(validUntil));
    }

    ContractReference reference() {
        return new ContractReference(contractNo, method, signing.channelRef(), signing.firstSentAt(), traceId);
    }

    /** Tells nothing of the payer. */
    @Override
    public String toString() {
        return "Contract[" + id + " " + state.code() + "]";
    }
}
