package io.liushui.core.wallets;

import io.liushui.core.accounts.Balances;
import io.liushui.core.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A wallet as its merchant sees it, in answers and events alike. */
@Component
public class WalletDocument {

    public String json(Wallet wallet, Balances balances) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", wallet.id());
        document.put("object", "wallet");
        document.put("payer_id", wallet.payerId());
        document.put("currency", wallet.currency());
        document.put("available", balances.availableMinor());
        document.put("frozen", balances.frozenMinor());
        document.put("created_at", wallet.createdAt().toString());
        return Json.write(document);
    }
}
