package io.liushui.launcher.verify;

import static io.liushui.launcher.verify.SandboxPages.number;

import io.liushui.core.oracle.Charge;
import io.liushui.core.oracle.Held;
import io.liushui.core.payouts.PaidOut;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * What the sandbox's own books say of one channel.
 *
 * @param channel its name in the sandbox
 */
record SandboxBooks(URI sandbox, String channel) {

    SandboxPages<Charge> charges() {
        return new SandboxPages<>(
                sandbox,
                "/control/charges?channel=" + channel,
                0L,
                row -> Optional.of(new Charge(
                        (String) row.get("order_no"),
                        number(row, "amount"),
                        (String) row.get("currency"),
                        (int) number(row, "charges"),
                        number(row, "refunded"))));
    }

    SandboxPages<Held> authorizations() {
        return new SandboxPages<>(
                sandbox,
                "/control/authorizations?channel=" + channel,
                "",
                row -> Optional.of(new Held(
                        (String) row.get("authorization_no"),
                        (String) row.get("currency"),
                        number(row, "captured"),
                        number(row, "held"))));
    }

    /** Every payout that the channel carried out, those that came back later too. */
    SandboxPages<PaidOut> payouts() {
        return new SandboxPages<>(sandbox, "/control/payouts?channel=" + channel, 0L, SandboxBooks::payout);
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
