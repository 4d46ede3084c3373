package io.liushui.core.payouts;

/** Whose money a payout pays. */
public sealed interface PayoutSource {

    /** The available balance of the payout's merchant. */
    record MerchantBalance() implements PayoutSource {}

    /** What a payer of the merchant has with us (提现); in the wallet's currency. */
    record PayersWallet(String walletId) implements PayoutSource {}

    /** Null unless it is a wallet. */
    default String wallet() {
        return switch (this) {
            case MerchantBalance _ -> null;
            case PayersWallet(String walletId) -> walletId;
        };
    }

    /** @param walletId null for the merchant's balance */
    static PayoutSource of(String walletId) {
        return walletId == null ? new MerchantBalance() : new PayersWallet(walletId);
    }
}
