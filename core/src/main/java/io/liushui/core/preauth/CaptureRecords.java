package io.liushui.core.preauth;

import io.liushui.core.balances.MerchantBalances;
import io.liushui.core.ledger.Entry;
import io.liushui.core.ledger.HoldPostings;
import io.liushui.core.ledger.Ledger;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the channel said of a capture or its void, in the books; in the transaction that holds the authorisation's lock. */
@Component
class CaptureRecords {
    private final PreauthStore store;
    private final CaptureStore captures;
    private final Ledger ledger;
    private final MerchantBalances balances;
    private final AuthorizationNews news;
    private final CaptureFigures figures;

    CaptureRecords(
            PreauthStore store,
            CaptureStore captures,
            Ledger ledger,
            MerchantBalances balances,
            AuthorizationNews news,
            CaptureFigures figures) {
        this.store = store;
        this.captures = captures;
        this.ledger = ledger;
        this.balances = balances;
        this.news = news;
        this.figures = figures;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void succeeded(Preauthorization authorization, String captureId) {
        Capture capture = captures.get(captureId);
        Hold before = authorization.hold();
        Hold after = before.taken(capture.amount().amountMinor(), capture.last());
        Entry entry = HoldPostings.captured(
                captureId,
                authorization.channelId(),
                authorization.merchantId(),
                capture.amount(),
                before.heldMinor() - after.heldMinor());
        ledger.book(entry);
        balances.captured(authorization.merchantId(), entry.reference(), capture.amount());
        store.change(authorization, after, after.state(false), closing(authorization, capture));
        end(captures.succeeded(capture, after.releasedMinor() - before.releasedMinor()), "succeeded");
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void failed(Preauthorization authorization, String captureId, String reasonCode) {
        Capture capture = captures.get(captureId);
        Hold after = authorization.hold().refused(capture.amount().amountMinor());
        store.change(authorization, after, authorization.state(), closing(authorization, capture));
        end(captures.failed(capture, reasonCode), "failed");
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void voided(Preauthorization authorization, Command command) {
        Capture capture = captures.get(command.captureId());
        Hold before = authorization.hold();
        Hold after = before.givenBack(capture.amount().amountMinor(), capture.releasedMinor());
        Entry entry = HoldPostings.captureVoided(
                command.id(),
                authorization.channelId(),
                authorization.merchantId(),
                capture.amount(),
                after.heldMinor() - before.heldMinor());
        ledger.book(entry);
        balances.take(authorization.merchantId(), entry.reference(), capture.amount());
        store.change(authorization, after, after.state(false), authorization.closingCommand());
        end(captures.voided(capture), "voided");
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void notVoided(Command command, String reasonCode) {
        Capture capture = captures.get(command.captureId());
        balances.release(
                capture.merchantId(),
                HoldPostings.captureVoided(command.id()),
                capture.amount().currency());
        news.tell("void_failed", captures.notVoided(capture, reasonCode));
    }

    /** A last capture that is known closes nothing any more; one before it leaves the closing command as it is. */
    private static String closing(Preauthorization authorization, Capture capture) {
        return capture.last() ? null : authorization.closingCommand();
    }

    private void end(Capture capture, String outcome) {
        news.tell(outcome, capture);
        figures.ended(outcome);
    }
}
