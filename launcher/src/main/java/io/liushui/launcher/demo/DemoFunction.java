package io.liushui.launcher.demo;

import java.util.Locale;

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

    Demonstration demonstration() {
        return switch (this) {
            case CONTRACT -> new ContractDemo();
            case PAY -> PaymentFunctions::pay;
            case CLOSE -> PaymentFunctions::close;
            case VOID -> PaymentFunctions::voidPayment;
            case REFUND -> PaymentFunctions::refund;
            case QUERY -> new QueryDemo();
            case PREAUTH -> HoldFunctions::story;
            case PREAUTH_VOID -> HoldFunctions::voidAuthorization;
            case CAPTURE -> HoldFunctions::capture;
            case CAPTURE_VOID -> HoldFunctions::voidCapture;
            case RECONCILIATION_FILE -> new ReconciliationDemo();
            case BALANCE -> new BalanceDemo();
            case PAYOUT -> new PayoutDemo();
        };
    }
}
