package io.liushui.core.contracts;

import io.liushui.core.json.Json;
import io.liushui.core.vault.Vault;
import io.liushui.core.vault.VaultCard;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A contract as its merchant sees it, in answers, events and webhooks alike. */
@Component
public class ContractDocument {
    private final Vault vault;

    ContractDocument(Vault vault) {
        this.vault = vault;
    }

    public String json(Contract contract) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", contract.id());
        document.put("object", "contract");
        document.put("merchant_contract_no", contract.merchantContractNo());
        document.put("method", contract.method());
        document.put("payer_id", contract.payerId());
        document.put("state", contract.state().code());
        document.put("reason_code", contract.state().reason());
        document.put("next_action", action(contract));
        document.put("card", card(contract));
        document.put("limits", limits(contract.limits()));
        document.put("unsign_requested", contract.unsignRequested());
        document.put("return_url", contract.returnUrl());
        document.put("valid_until", text(contract.validUntil()));
        document.put("created_at", text(contract.createdAt()));
        document.put("signed_at", text(contract.signedAt()));
        document.put("finished_at", text(contract.finishedAt()));
        return Json.write(document);
    }

    private static Map<String, Object> action(Contract contract) {
        SigningAction action = contract.action();
        if (action == null) {
            return null;
        }
        Map<String, Object> document = action.toMap();
        if (action instanceof SigningAction.EnterCode) {
            document.put("tries_left", contract.signing().triesLeft());
            document.put("expires_at", text(contract.codeExpiresAt()));
        }
        return document;
    }

    /** What a receipt may show; null while nothing is known of the card. */
    private Map<String, Object> card(Contract contract) {
        VaultCard kept =
                contract.cardId() == null ? null : vault.find(contract.cardId()).orElseThrow();
        if (kept == null && contract.lastFour() == null) {
            return null;
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("brand", kept == null ? null : kept.brand().code());
        document.put("bin", kept == null ? null : kept.bin());
        document.put("last_four", kept == null ? contract.lastFour() : kept.lastFour());
        return document;
    }

    private static Map<String, Object> limits(ContractLimits limits) {
        if (limits.currency() == null) {
            return null;
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("currency", limits.currency());
        document.put("per_debit", limits.perDebit());
        document.put("per_day", limits.perDay());
        document.put("per_month", limits.perMonth());
        return document;
    }

    private static String text(Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
