package io.liushui.sandbox.notices;

import io.liushui.sandbox.books.Announcements;
import io.liushui.sandbox.books.Event;
import io.liushui.sandbox.books.EventFacts;
import io.liushui.sandbox.faults.Facts;
import io.liushui.sandbox.faults.Operation;
import io.liushui.sandbox.faults.Rule;
import io.liushui.sandbox.faults.Rules;
import io.liushui.sandbox.store.Sql;
import io.liushui.sandbox.store.Store;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Decides what is notified, and with which faults. */
public final class Notices implements Announcements {

    private final Store store;
    private final Clock clock;
    private final Rules rules;
    private final Function<String, NoticeFormat> formats;

    /** @param formats by the channel's name */
    public Notices(Store store, Clock clock, Rules rules, Function<String, NoticeFormat> formats) {
        this.store = store;
        this.clock = clock;
        this.rules = rules;
        this.formats = formats;
    }

    @Override
    public void happened(Sql sql, Event event, boolean asynchronous) throws SQLException {
        EventFacts about = EventFacts.of(event);
        NoticeFormat format = formats.apply(about.channel());
        if (!format.tells(event)) {
            return;
        }
        Facts facts = new Facts(
                about.channel(), about.number(), about.method(), about.amount(), about.currency(), about.subject());
        Optional<Rule> rule = rules.take(Operation.NOTIFICATION, facts);
        NoticeDraft draft = new NoticeDraft(sql, clock, format, event);
        if (rule.isPresent()) {
            draft.write(rule.get());
        } else if (asynchronous || format.tellsAnswered()) {
            draft.genuine(0);
        }
    }

    /** Notifies of the event with the rule's fault. */
    public void send(Event event, Rule rule) {
        NoticeFormat format = formats.apply(EventFacts.of(event).channel());
        store.write(sql -> {
            new NoticeDraft(sql, clock, format, event).write(rule);
            return null;
        });
    }

    /** Of an order, with its refunds, an authorisation or a contract. */
    public List<Notice> ofOrder(String number) {
        return store.write(sql -> NoticeTable.ofOrder(sql, number));
    }
}
