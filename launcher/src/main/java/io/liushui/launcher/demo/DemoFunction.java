package io.liushui.launcher.demo;

import java.util.Locale;
import java.util.Optional;

/** Functions that can be shown, as the domain names them. */
enum DemoFunction {
    /** Sign, query, unsign. */
    CONTRACT,
    PAY,
    CLOSE,
    VOID,
    REFUND,
    /** Payment, refund, contract, payout and authorization, each by our id and by the merchant's number. */
    QUERY,
    PREAUTH,
    PREAUTH_VOID,
    CAPTURE,
    CAPTURE_VOID,
    RECONCILIATION_FILE,
    BALANCE,
    PAYOUT;

    /** As people type it, such as {@code capture-void}. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Empty when there is nothing to show yet. */
    Optional<Demonstration> demonstration() {
        return switch (this) {
            case CONTRACT -> Optional.of(new ContractDemo());
            case PAY -> Optional.of(PaymentFunctions::pay);
            case CLOSE -> Optional.of(PaymentFunctions::close);
            case VOID -> Optional.of(PaymentFunctions::voidPayment);
            case REFUND -> Optional.of(PaymentFunctions::refund);
            case QUERY -> Optional.of(new QueryDemo());
            case PREAUTH -> Optional.of(HoldFunctions::story);
            case PREAUTH_VOID -> Optional.of(HoldFunctions::voidAuthorization);
            case CAPTURE -> Optional.of(HoldFunctions::capture);
            case CAPTURE_VOID -> Optional.of(HoldFunctions::voidCapture);
            case RECONCILIATION_FILE -> Optional.empty();
            case BALANCE -> Optional.of(new BalanceDemo());
            case PAYOUT -> Optional.of(new PayoutDemo());
        };
    }
}
