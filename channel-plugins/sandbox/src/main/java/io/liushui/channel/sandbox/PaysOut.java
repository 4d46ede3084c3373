package io.liushui.channel.sandbox;

import io.liushui.spi.BalanceOutcome;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.PayoutRequest;
import io.liushui.spi.PayoutReturnOutcome;
import io.liushui.spi.SupportsBalance;
import io.liushui.spi.SupportsPayout;

/** The bank's payouts, and the position that they are paid from. */
interface PaysOut extends SupportsPayout, SupportsBalance {

    SandboxSettings settings();

    Operations operations();

    Payouts payouts();

    @Override
    default OperationOutcome payOut(PayoutRequest request) {
        return operations()
                .submit(
                        Operation.PAYOUT,
                        request.payoutNo(),
                        request.traceId(),
                        Bodies.payOut(request, settings().notificationUri()));
    }

    @Override
    default OperationOutcome queryPayout(PayoutRequest request) {
        return operations().ask(Operation.PAYOUT, request.payoutNo(), request.traceId());
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
