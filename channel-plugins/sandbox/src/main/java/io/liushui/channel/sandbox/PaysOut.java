package io.liushui.channel.sandbox;

import io.liushui.spi.BalanceOutcome;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.PayoutRequest;
import io.liushui.spi.PayoutReturnOutcome;
import io.liushui.spi.SupportsBalance;
import io.liushui.spi.SupportsPayout;

/** The bank's payouts, and the position that they are paid from. */
interface PaysOut extends SupportsPayout, SupportsBalance {

    Payouts payouts();

    @Override
    default OperationOutcome payOut(PayoutRequest request) {
        return payouts().payOut(request);
    }

    @Override
    default OperationOutcome queryPayout(PayoutRequest request) {
        return payouts().query(request);
    }

    @Override
    default PayoutReturnOutcome queryReturn(PayoutRequest request) {
        return payouts().queryReturn(request);
    }

    @Override
    default BalanceOutcome balance(String currency) {
        return payouts().balance(currency);
    }
}
