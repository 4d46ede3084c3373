package io.liushui.core.payments;

import io.liushui.core.channels.ChannelGateway;
import io.liushui.core.merchants.App;
import io.liushui.core.merchants.Merchants;
import io.liushui.core.parts.PaymentParts;
import io.liushui.core.risk.PaymentFacts;
import io.liushui.core.risk.Risk;
import io.liushui.core.risk.RiskSignals;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The first steps of a payment's process. */
@Component
public class PaymentJobs {
    private final JdbcClient jdbc;
    private final Payments payments;
    private final Merchants merchants;
    private final ChannelGateway gateway;
    private final Risk risk;
    private final PaymentDebits debits;
    private final PaymentProofs proofs;
    private final PurposeRules purposes;
    private final PaymentParts parts;

    PaymentJobs(
            JdbcClient jdbc,
            Payments payments,
            Merchants merchants,
            ChannelGateway gateway,
            Risk risk,
            PaymentDebits debits,
            PaymentProofs proofs,
            PurposeRules purposes,
            PaymentParts parts) {
        this.jdbc = jdbc;
        this.payments = payments;
        this.merchants = merchants;
        this.gateway = gateway;
        this.risk = risk;
        this.debits = debits;
        this.proofs = proofs;
        this.purposes = purposes;
        this.parts = parts;
    }

    /** What validation found. */
    public sealed interface Validation {
        /** @param proof what the payer has to prove it by, whatever the risk: {@code none} or {@code password} */
        record Valid(String method, String proof) implements Validation {}

        record Rejected(String reasonCode) implements Validation {}

        /** Another process instance drives this payment. */
        record Fenced() implements Validation {}
    }

    /** Makes the instance the payment's driver, once and for all, and checks that the payment can be traded. */
    public Validation validate(String paymentId, long instanceKey) {
        Optional<Payment> driven = jdbc.sql("""
                        update payment set driver_instance = :instance, version = version + 1,
                            state = case state when 'accepted' then 'processing' else state end
                        where id = :id and (driver_instance is null or driver_instance = :instance)
                        returning\s""" + PaymentRows.COLUMNS)
                .param("id", paymentId)
                .param("instance", instanceKey)
                .query(PaymentRows::read)
                .optional();
        return driven.map(this::check).orElseGet(Validation.Fenced::new);
    }

    /** Computes and keeps the signals that the risk decision reads. */
    public RiskSignals assessRisk(String paymentId) {
        Payment payment =
                payments.byId(paymentId).orElseThrow(() -> new IllegalArgumentException("no payment " + paymentId));
        return risk.assess(new PaymentFacts(
                paymentId,
                payment.merchantId(),
                payment.amount(),
                gateway.interactive(payment.method()) || proofs.quickPay(payment),
                payment.payer().id(),
                payment.payer().ip(),
                payment.payer().deviceId(),
                payment.payer().phone()));
    }

    private Validation check(Payment payment) {
        if (payment.state().terminal()) {
            return new Validation.Rejected("already_final");
        }
        Optional<App> app = merchants.app(payment.appId());
        if (app.isEmpty() || !app.get().active()) {
            return new Validation.Rejected("merchant_suspended");
        }
        if (payment.method() == null || !app.get().methods().contains(payment.method())) {
            return new Validation.Rejected("method_not_offered");
        }
        if (!purposes.allow(payment.purpose(), payment.method())) {
            return new Validation.Rejected("method_not_allowed_for_purpose");
        }
        if (payment.partsMinor() > 0 && !parts.allow(payment.id(), payment.method())) {
            return new Validation.Rejected("method_is_a_part");
        }
        Long maximum = app.get().maximumMinor();
        if (maximum != null && payment.amount().amountMinor() > maximum) {
            return new Validation.Rejected("amount_above_limit");
        }
        return debits.claim(payment)
                .<Validation>map(Validation.Rejected::new)
                .orElseGet(() -> new Validation.Valid(payment.method(), proofs.decide(payment)));
    }
}
