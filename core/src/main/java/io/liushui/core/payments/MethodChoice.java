package io.liushui.core.payments;

import io.liushui.core.merchants.App;
import io.liushui.core.merchants.Merchants;
import io.liushui.core.outbox.EngineMessage;
import io.liushui.core.outbox.Outbox;
import io.liushui.core.parts.PaymentParts;
import io.liushui.core.routing.RouteRequest;
import io.liushui.core.routing.Routing;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The payer chooses a method on the cashier. */
@Component
public class MethodChoice {
    private final PaymentStore store;
    private final Merchants merchants;
    private final Routing routing;
    private final PurposeRules purposes;
    private final PaymentParts parts;
    private final Outbox outbox;
    private final JdbcClient jdbc;
    private final Clock clock;

    MethodChoice(
            PaymentStore store,
            Merchants merchants,
            Routing routing,
            PurposeRules purposes,
            PaymentParts parts,
            Outbox outbox,
            JdbcClient jdbc,
            Clock clock) {
        this.store = store;
        this.merchants = merchants;
        this.routing = routing;
        this.purposes = purposes;
        this.parts = parts;
        this.outbox = outbox;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How a choice ended. */
    public sealed interface Result {
        record Chosen() implements Result {}

        /** A method was chosen before; it stays. */
        record AlreadyChosen(String method) implements Result {}

        /** The app does not offer it, or no channel takes it for this payment. */
        record NotOffered() implements Result {}

        record NotOpen() implements Result {}

        record NotFound() implements Result {}
    }

    @Transactional
    public Result choose(String cashierToken, String method) {
        Optional<Payment> found = store.lockByToken(cashierToken);
        if (found.isEmpty()) {
            return new Result.NotFound();
        }
        Payment payment = found.get();
        if (payment.state().terminal()
                || payment.closeRequested()
                || !clock.instant().isBefore(payment.expiresAt())) {
            return new Result.NotOpen();
        }
        if (payment.method() != null) {
            return new Result.AlreadyChosen(payment.method());
        }
        List<String> offered = merchants.app(payment.appId()).map(App::methods).orElse(List.of());
        RouteRequest wanted = new RouteRequest(
                method,
                payment.channelAmount(),
                Set.of(),
                payment.intent().functions(),
                payment.payer().atChannel());
        if (!offered.contains(method)
                || !purposes.allow(payment.purpose(), method)
                || (payment.partsMinor() > 0 && !parts.allow(payment.id(), method))
                || routing.limit(wanted).isPresent()) {
            return new Result.NotOffered();
        }
        jdbc.sql("update payment set method = ?, version = version + 1 where id = ?")
                .params(method, payment.id())
                .update();
        outbox.append(new EngineMessage(
                "Msg_MethodChosen",
                payment.id(),
                payment.id() + ":" + method,
                Map.of("method", method),
                Duration.between(clock.instant(), payment.expiresAt()).plusMinutes(1),
                payment.traceId()));
        return new Result.Chosen();
    }
}
