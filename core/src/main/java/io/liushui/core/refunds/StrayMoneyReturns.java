package io.liushui.core.refunds;

import io.liushui.core.payments.StrayMoneyRefunds;
import io.liushui.core.payments.StrayPayment;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Late and double money goes back as a refund that nobody asked for. */
@Component
class StrayMoneyReturns implements StrayMoneyRefunds {
    private final RefundOpening opening;

    StrayMoneyReturns(RefundOpening opening) {
        this.opening = opening;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void open(StrayPayment stray) {
        Optional<Refund> opened = opening.open(new NewRefund(
                stray.paymentId(),
                stray.attemptId(),
                null,
                stray.merchantId(),
                stray.appId(),
                RefundKind.REFUND,
                Origin.of(stray.origin()),
                null,
                stray.amount(),
                stray.channelId(),
                null,
                null,
                Map.of(),
                stray.traceId()));
        if (opened.isEmpty()) {
            throw new IllegalStateException("a refund without a number of the merchant has none that is taken");
        }
    }
}
