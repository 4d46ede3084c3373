package io.liushui.sandbox.host;

import io.javalin.http.Context;
import io.liushui.sandbox.books.Books;
import io.liushui.sandbox.books.Command;
import io.liushui.sandbox.books.Event;
import io.liushui.sandbox.books.EventFacts;
import io.liushui.sandbox.faults.Facts;
import io.liushui.sandbox.faults.Operation;
import io.liushui.sandbox.faults.RequestFault;
import io.liushui.sandbox.faults.Rule;
import io.liushui.sandbox.faults.Rules;
import io.liushui.sandbox.wire.Refusal;
import java.util.Optional;
import java.util.function.Supplier;

/** Answers one channel's requests: logs each, and lets the rules in force have their way. */
public final class Requests {

    private final String channel;
    private final Rules rules;
    private final RequestLog log;
    private final Books books;
    private final Supplier<ReplyFormat> format;
    private final NotificationWatch watch;

    Requests(
            String channel,
            Rules rules,
            RequestLog log,
            Books books,
            Supplier<ReplyFormat> format,
            NotificationWatch watch) {
        this.channel = channel;
        this.rules = rules;
        this.log = log;
        this.books = books;
        this.format = format;
        this.watch = watch;
    }

    /** Waits until the notifications of an order, authorisation or contract are acknowledged. */
    public interface NotificationWatch {
        void await(String number, long atMostMillis);
    }

    /** Facts of this channel; all but the number may be null or 0. */
    public Facts facts(String number, String method, long amount, String currency, String subject) {
        return new Facts(channel, number, method, amount, currency, subject);
    }

    /** Facts of an order, an authorisation or a contract as the books know it; they are looked up only while rules are in force. */
    public Facts factsOf(String number) {
        Optional<EventFacts> known =
                rules.isEmpty() ? Optional.empty() : Event.peek(books, number).map(EventFacts::of);
        return known.map(about -> facts(number, about.method(), about.amount(), about.currency(), about.subject()))
                .orElse(facts(number, null, 0, null, null));
    }

    /** Answers a request that changes nothing, or that the bank cannot carry out later by itself. */
    public void answer(Context context, Operation operation, Facts facts, Deed deed) {
        answer(context, operation, facts, Optional.empty(), deed);
    }

    /** Answers a request that the bank could also carry out later by itself, as the command says. */
    public void answer(Context context, Operation operation, Facts facts, Command command, Deed deed) {
        answer(context, operation, facts, Optional.of(command), deed);
    }

    private void answer(Context context, Operation operation, Facts facts, Optional<Command> command, Deed deed) {
        Optional<Rule> rule = rules.take(operation, facts);
        log.note(facts, operation, rule);
        Misbehaviour.Request request = new Misbehaviour.Request(
                context,
                format.get(),
                () -> execute(context, deed, intent(rule)),
                after -> later(command, after),
                most -> watch.await(facts.orderNo(), most));
        if (rule.isPresent()) {
            Misbehaviour.apply(rule.get(), request);
        } else {
            format.get().send(context, request.execution().get());
        }
    }

    private void later(Optional<Command> command, long afterMillis) {
        books.later(
                command.orElseThrow(() -> new IllegalStateException("this request cannot be carried out later")),
                afterMillis);
    }

    private Reply execute(Context context, Deed deed, Deed.Intent intent) {
        try {
            return deed.execute(intent);
        } catch (Refusal refusal) {
            return format.get().refusal(context, refusal);
        }
    }

    private static Deed.Intent intent(Optional<Rule> rule) {
        boolean announce = rule.filter(found -> found.fault() == RequestFault.NOTIFY_BEFORE_ANSWER)
                .isPresent();
        long chargeAfter = rule.filter(found -> found.fault() == RequestFault.LATE_SUCCESS_AFTER_CLOSE)
                .map(Rule::executeAfterMillis)
                .orElse(-1L);
        return new Deed.Intent(announce, chargeAfter);
    }
}
