package io.liushui.launcher.verify;

import static io.liushui.launcher.verify.SandboxPages.number;

import io.liushui.core.oracle.Charge;
import io.liushui.core.payouts.PaidOut;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** The sandbox's own books. */
record SandboxBooks(URI sandbox) {

    /** Every charge of the channel. */
    SandboxPages<Charge> charges(String channel) {
        return new SandboxPages<>(sandbox, "/control/charges", channel, SandboxBooks::charge);
    }

    /** Every payout that the channel carried out, those that came back later too. */
    SandboxPages<PaidOut> payouts(String channel) {
        return new SandboxPages<>(sandbox, "/control/payouts", channel, SandboxBooks::payout);
    }

    private static Optional<Charge> charge(Map<?, ?> row) {
        return Optional.of(new Charge(
                (String) row.get("order_no"),
                number(row, "amount"),
                (String) row.get("currency"),
                (int) number(row, "charges"),
                number(row, "refunded")));
    }

    /** Of one that is pending or declined nothing has left. */
    private static Optional<PaidOut> payout(Map<?, ?> row) {
        String state = (String) row.get("state");
        boolean returned = state.equalsIgnoreCase("returned");
        return returned || state.equalsIgnoreCase("paid")
                ? Optional.of(new PaidOut(
                        (String) row.get("payout_no"),
                        number(row, "amount"),
                        (String) row.get("currency"),
                        1,
                        returned))
                : Optional.empty();
    }
}
