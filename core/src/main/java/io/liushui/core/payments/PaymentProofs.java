package io.liushui.core.payments;

import io.liushui.core.contracts.SigningChannels;
import io.liushui.core.passwords.FreeLimits;
import io.liushui.spi.Product;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the payer has to prove a payment by, whatever the risk: quick pay under a contract needs the payment password above the payer's free limit. It is
 * decided once, when the payment is validated; no channel is asked without it, whatever the process believes.
 */
@Component
class PaymentProofs {
    private final SigningChannels channels;
    private final FreeLimits freeLimits;
    private final JdbcClient jdbc;

    PaymentProofs(SigningChannels channels, FreeLimits freeLimits, JdbcClient jdbc) {
        this.channels = channels;
        this.freeLimits = freeLimits;
        this.jdbc = jdbc;
    }

    /** Whether the payer pays with a bound card, and so is there. */
    boolean quickPay(Payment payment) {
        return payment.payer().contractId() != null
                && channels.product(payment.method())
                        .filter(Product.QUICK_PAY::equals)
                        .isPresent();
    }

    /** {@code none} or {@code password}; the first decision stays. */
    String decide(Payment payment) {
        if (!quickPay(payment)) {
            return "none";
        }
        boolean free = freeLimits.covers(payment.appId(), payment.payer().id(), payment.amount());
        return jdbc.sql("update payment set proof = coalesce(proof, ?) where id = ? returning proof")
                .params(free ? "none" : "password", payment.id())
                .query(String.class)
                .single();
    }

    boolean missing(Payment payment) {
        return payment.payer().contractId() != null
                && jdbc.sql("""
                        select coalesce(p.proof = 'password' and not exists (
                            select from step_up s where s.payment_id = p.id and s.kind = 'password' and s.state = 'verified'), false)
                        from payment p where p.id = ?""").param(payment.id()).query(Boolean.class).single();
    }
}
