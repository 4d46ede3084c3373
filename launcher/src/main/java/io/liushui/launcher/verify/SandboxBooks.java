package io.liushui.launcher.verify;

import static io.liushui.launcher.verify.SandboxPages.number;

import io.liushui.core.oracle.Charge;
import io.liushui.core.oracle.Held;
import io.liushui.core.payouts.PaidOut;
import java.net.URI;
import java.util.Map;

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
                row -> new Charge(
                        (String) row.get("order_no"),
                        number(row, "amount"),
                        (String) row.get("currency"),
                        (int) number(row, "charges"),
                        number(row, "refunded")));
    }

    SandboxPages<Held> authorizations() {
        return new SandboxPages<>(
                sandbox,
                "/control/authorizations?channel=" + channel,
                "",
                row -> new Held(
                        (String) row.get("authorization_no"),
                        (String) row.get("currency"),
                        number(row, "captured"),
                        number(row, "held")));
    }

    /** Of a payout that is pending or was declined nothing has left. */
    SandboxPages<PaidOut> payouts() {
        return new SandboxPages<>(
                sandbox,
                "/control/payouts?channel=" + channel,
                0L,
                row -> new PaidOut(
                        (String) row.get("payout_no"),
                        number(row, "amount"),
                        (String) row.get("currency"),
                        isIn(row, "PAID") || isIn(row, "RETURNED") ? 1 : 0,
                        isIn(row, "RETURNED")));
    }

    private static boolean isIn(Map<?, ?> row, String state) {
        return state.equalsIgnoreCase((String) row.get("state"));
    }
}
