package io.liushui.core.wallets;

import java.time.Instant;

/**
 * A payer's money with us, of one merchant's payer in one currency.
 *
 * @param id {@code wal_…}
 * @param payerId the payer's id at the merchant
 */
public record Wallet(
        String id, String merchantId, String payerId, String currency, String accountId, Instant createdAt) {}
