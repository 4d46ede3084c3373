package io.liushui.sandbox.notices;

import io.liushui.sandbox.books.Event;
import io.liushui.sandbox.books.EventFacts;
import io.liushui.sandbox.books.Falsified;
import io.liushui.sandbox.faults.NoticeFault;
import io.liushui.sandbox.faults.Rule;
import io.liushui.sandbox.notices.Notice.State;
import io.liushui.sandbox.store.Sql;
import java.sql.SQLException;
import java.time.Clock;

/** The notifications of one event, the way a rule wants them. */
final class NoticeDraft {

    private final Sql sql;
    private final Clock clock;
    private final NoticeFormat format;
    private final Event event;
    private final EventFacts about;

    NoticeDraft(Sql sql, Clock clock, NoticeFormat format, Event event) {
        this.sql = sql;
        this.clock = clock;
        this.format = format;
        this.event = event;
        this.about = EventFacts.of(event);
    }

    void genuine(long delayMillis) throws SQLException {
        add(event, Disguise.GENUINE, 1, delayMillis, State.WAITING);
    }

    void write(Rule rule) throws SQLException {
        long delay = rule.delayMillis();
        switch ((NoticeFault) rule.fault()) {
            case NOTIFY -> genuine(delay);
            case DUPLICATE -> add(event, Disguise.GENUINE, rule.copies(), delay, State.WAITING);
            case REORDER -> genuine(delay + Math.max(0, rule.holdMillis()));
            case DROP -> add(event, Disguise.GENUINE, 1, delay, State.DROPPED);
            case FORGE -> misleading(event, Disguise.FORGED, rule);
            case STALE -> misleading(event, Disguise.STALE, rule);
            case WRONG_APP -> misleading(event, Disguise.WRONG_APP, rule);
            case UNKNOWN_EVENT -> misleading(event, Disguise.UNKNOWN_EVENT, rule);
            case OVERSIZED -> misleading(event, Disguise.OVERSIZED, rule);
            case WRONG_CONTENT_TYPE -> misleading(event, Disguise.WRONG_CONTENT_TYPE, rule);
            case UNKNOWN_SERIAL -> misleading(event, Disguise.UNKNOWN_SERIAL, rule);
            case WRONG_AMOUNT -> {
                long wrong = rule.wrongAmount() == null ? about.amount() + 1 : rule.wrongAmount();
                misleading(Falsified.amount(event, wrong), Disguise.MISLEADING, rule);
            }
            case WRONG_CURRENCY ->
                misleading(Falsified.currency(event, wrongCurrency(rule)), Disguise.MISLEADING, rule);
            case OTHER_ORDER -> misleading(Falsified.number(event, rule.otherOrderNo()), Disguise.MISLEADING, rule);
            case FAIL_AFTER_SUCCESS -> {
                genuine(delay);
                add(Falsified.failed(event), Disguise.GENUINE, 1, delay + rule.executeAfterMillis(), State.WAITING);
            }
        }
    }

    private String wrongCurrency(Rule rule) {
        if (rule.wrongCurrency() != null) {
            return rule.wrongCurrency();
        }
        return "USD".equals(about.currency()) ? "EUR" : "USD";
    }

    private void misleading(Event told, Disguise disguise, Rule rule) throws SQLException {
        boolean supported = format.disguises().contains(disguise);
        add(told, disguise, 1, rule.delayMillis(), supported ? State.WAITING : State.UNSUPPORTED);
        if (rule.genuineToo() || !supported) {
            genuine(rule.delayMillis());
        }
    }

    private void add(Event told, Disguise disguise, int copies, long delayMillis, State state) throws SQLException {
        if (about.url() == null) {
            return;
        }
        long now = clock.millis();
        NoticeTable.insert(
                sql,
                new Notice(
                        0,
                        about.channel(),
                        format.nextId(),
                        about.number(),
                        about.url(),
                        told,
                        disguise,
                        now,
                        copies - 1,
                        0,
                        now + delayMillis,
                        state));
    }
}
