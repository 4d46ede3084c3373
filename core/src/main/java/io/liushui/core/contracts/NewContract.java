package io.liushui.core.contracts;

import io.liushui.core.merchants.App;
import io.liushui.core.vault.CardDetails;
import java.time.Instant;

/**
 * A merchant's wish for a contract, its fields already validated.
 *
 * @param card null: the payer signs on the channel's page
 * @param phone where the channel sends its code, E.164; null only without a card
 * @param validUntil null: as the channel says
 */
public record NewContract(
        App app,
        String merchantContractNo,
        String method,
        String payerId,
        CardDetails card,
        String phone,
        ContractLimits limits,
        Instant validUntil,
        String returnUrl,
        String traceId) {

    /** Tells nothing of card and payer. */
    @Override
    public String toString() {
        return "NewContract[" + merchantContractNo + "]";
    }
}
