package io.liushui.core.preauth;

import io.liushui.core.paging.Slice;
import io.liushui.core.payments.Payment;
import io.liushui.core.payments.PaymentIntent;
import io.liushui.core.payments.Payments;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Looks authorisations up. A merchant's look-ups are scoped by app, so a foreign id is simply not there. */
@Component
public class Authorizations {
    private final Payments payments;
    private final PreauthStore store;

    Authorizations(Payments payments, PreauthStore store) {
        this.payments = payments;
        this.store = store;
    }

    public Optional<Authorization> find(String appId, String authorizationId) {
        return payments.find(PaymentIntent.AUTHORIZE, appId, authorizationId).map(this::whole);
    }

    public Optional<Authorization> findByOrderNo(String appId, String merchantOrderNo) {
        return payments.findByOrderNo(PaymentIntent.AUTHORIZE, appId, merchantOrderNo)
                .map(this::whole);
    }

    /** As {@link Payments#list}. */
    public List<Authorization> list(String appId, Slice<String> slice) {
        List<Payment> found = payments.list(PaymentIntent.AUTHORIZE, appId, slice);
        Map<String, Preauthorization> held = store
                .all(found.stream().map(Payment::id).toList())
                .stream()
                .collect(Collectors.toMap(Preauthorization::paymentId, Function.identity()));
        return found.stream()
                .map(payment -> new Authorization(payment, Optional.ofNullable(held.get(payment.id()))))
                .toList();
    }

    /** A payment of which it is known that it is an authorisation. */
    public Authorization whole(Payment payment) {
        return new Authorization(payment, store.find(payment.id()));
    }
}
