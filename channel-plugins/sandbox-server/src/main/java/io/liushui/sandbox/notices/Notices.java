package io.liushui.sandbox.notices;

import io.liushui.sandbox.faults.Facts;
import io.liushui.sandbox.faults.NoticeFault;
import io.liushui.sandbox.faults.Operation;
import io.liushui.sandbox.faults.Rule;
import io.liushui.sandbox.faults.Rules;
import io.liushui.sandbox.notices.Notice.Disguise;
import io.liushui.sandbox.orders.Announcements;
import io.liushui.sandbox.orders.Numbers;
import io.liushui.sandbox.orders.Order;
import io.liushui.sandbox.store.Sql;
import io.liushui.sandbox.store.Store;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Decides what is notified, and with which faults. */
public final class Notices implements Announcements {

    private final Store store;
    private final Clock clock;
    private final Rules rules;
    private final NoticeBody bodies;

    public Notices(Store store, Clock clock, Rules rules, NoticeBody bodies) {
        this.store = store;
        this.clock = clock;
        this.rules = rules;
        this.bodies = bodies;
    }

    @Override
    public void finished(Sql sql, Order order, boolean asynchronous) throws SQLException {
        Facts facts = new Facts(order.orderNo(), order.method(), order.amount(), order.currency(), order.subject());
        Optional<Rule> rule = rules.take(Operation.NOTIFICATION, facts);
        if (rule.isPresent()) {
            announce(sql, order, rule.get());
        } else if (asynchronous) {
            new Draft(sql, order).add(order, Disguise.GENUINE, 1, 0, "WAITING");
        }
    }

    /** Notifies of the order as it stands now, with the rule's fault. */
    public void send(Order order, Rule rule) {
        store.write(sql -> {
            announce(sql, order, rule);
            return null;
        });
    }

    public List<Notice> ofOrder(String orderNo) {
        return store.write(sql -> NoticeTable.ofOrder(sql, orderNo));
    }

    private void announce(Sql sql, Order order, Rule rule) throws SQLException {
        Draft draft = new Draft(sql, order);
        long delay = rule.delayMillis();
        switch ((NoticeFault) rule.fault()) {
            case NOTIFY -> draft.add(order, Disguise.GENUINE, 1, delay, "WAITING");
            case DUPLICATE -> draft.add(order, Disguise.GENUINE, rule.copies(), delay, "WAITING");
            case REORDER -> draft.add(order, Disguise.GENUINE, 1, delay + Math.max(0, rule.holdMillis()), "WAITING");
            case DROP -> draft.add(order, Disguise.GENUINE, 1, delay, "DROPPED");
            case FORGE -> draft.misleading(order, Disguise.FORGED, rule);
            case STALE -> draft.misleading(order, Disguise.STALE, rule);
            case WRONG_AMOUNT -> {
                long wrong = rule.wrongAmount() == null ? order.amount() + 1 : rule.wrongAmount();
                draft.misleading(Falsified.amount(order, wrong), Disguise.MISLEADING, rule);
            }
            case OTHER_ORDER ->
                draft.misleading(Falsified.orderNo(order, rule.otherOrderNo()), Disguise.MISLEADING, rule);
            case FAIL_AFTER_SUCCESS -> {
                draft.add(order, Disguise.GENUINE, 1, delay, "WAITING");
                long later = delay + rule.executeAfterMillis();
                draft.add(Falsified.declined(order), Disguise.GENUINE, 1, later, "WAITING");
            }
        }
    }

    private final class Draft {
        private final Sql sql;
        private final Order subject;

        Draft(Sql sql, Order subject) {
            this.sql = sql;
            this.subject = subject;
        }

        void misleading(Order told, Disguise disguise, Rule rule) throws SQLException {
            add(told, disguise, 1, rule.delayMillis(), "WAITING");
            if (rule.genuineToo()) {
                add(subject, Disguise.GENUINE, 1, rule.delayMillis(), "WAITING");
            }
        }

        void add(Order told, Disguise disguise, int copies, long delayMillis, String state) throws SQLException {
            if (subject.notificationUrl() == null) {
                return;
            }
            String id = Numbers.next("ntf");
            long now = clock.millis();
            NoticeTable.insert(
                    sql,
                    new Notice(
                            0,
                            id,
                            subject.orderNo(),
                            subject.notificationUrl(),
                            bodies.of(id, told, now),
                            disguise,
                            copies - 1,
                            0,
                            now + delayMillis,
                            state));
        }
    }
}
