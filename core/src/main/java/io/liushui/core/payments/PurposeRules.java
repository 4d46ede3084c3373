package io.liushui.core.payments;

import io.liushui.core.channels.ChannelGateway;
import io.liushui.spi.Product;
import org.springframework.stereotype.Component;

/** With what a payment may be paid that is not a merchant's order: with money from outside only. */
@Component
public class PurposeRules {
    private final ChannelGateway gateway;

    PurposeRules(ChannelGateway gateway) {
        this.gateway = gateway;
    }

    /** Whether a payment for this purpose may be paid by this method. */
    public boolean allow(PaymentPurpose purpose, String method) {
        return switch (purpose) {
            case PaymentPurpose.Order _ -> true;
            case PaymentPurpose.WalletTopUp _, PaymentPurpose.CreditRepayment _ -> !takesOurMoney(method);
        };
    }

    /** Whether the method takes what a payer has with us: a wallet, points or a credit line. */
    boolean takesOurMoney(String method) {
        return gateway.product(method).filter(PurposeRules::isOurs).isPresent();
    }

    private static boolean isOurs(Product product) {
        return switch (product) {
            case VIRTUAL_CURRENCY, ACCOUNT_BALANCE, CREDIT_PAY -> true;
            case QUICK_PAY, NET_BANKING, AGREEMENT_DEBIT, PLATFORM_PAY, FOREIGN_CARD, CARRIER_BILLING, PAYOUT -> false;
        };
    }
}
