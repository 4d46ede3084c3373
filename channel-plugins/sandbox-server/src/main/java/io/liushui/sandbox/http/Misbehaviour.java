package io.liushui.sandbox.http;

import io.javalin.http.Context;
import io.liushui.sandbox.faults.RequestFault;
import io.liushui.sandbox.faults.Rule;
import io.liushui.sandbox.orders.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** Answers a request the way a rule wants it. */
final class Misbehaviour {

    private static final long NEVER_MILLIS = 3_600_000;

    private final Gate gate;

    Misbehaviour(Gate gate) {
        this.gate = gate;
    }

    /** What a rule may do with a request besides executing it. */
    interface Deed extends Supplier<Answer> {

        void laterInstead(long afterMillis);

        void awaitNotification(long atMostMillis);
    }

    void apply(Context context, Rule rule, Deed deed) {
        pause(rule.delayMillis());
        switch ((RequestFault) rule.fault()) {
            case DELAY, LATE_SUCCESS_AFTER_CLOSE -> gate.reply(context, execute(deed));
            case EXECUTE_THEN_TIME_OUT -> {
                Answer answer = execute(deed);
                hold(context, rule);
                gate.reply(context, answer);
            }
            case TIME_OUT_THEN_EXECUTE_LATER -> {
                deed.laterInstead(rule.executeAfterMillis());
                notExecuted(context, rule);
            }
            case NOT_EXECUTE_THEN_TIME_OUT -> notExecuted(context, rule);
            case RESET_BEFORE_EXECUTING -> ConnectionReset.reset(context);
            case RESET_AFTER_EXECUTING -> {
                execute(deed);
                ConnectionReset.reset(context);
            }
            case ERROR_BEFORE_EXECUTING -> gate.reply(context, error(rule));
            case ERROR_AFTER_EXECUTING -> {
                execute(deed);
                gate.reply(context, error(rule));
            }
            case FORGE_ANSWER -> gate.replyForged(context, execute(deed));
            case GARBLE_ANSWER -> {
                Answer answer = execute(deed);
                gate.reply(context, new Answer(answer.status(), "<html>busy".getBytes(StandardCharsets.US_ASCII)));
            }
            case UNKNOWN_CODE -> gate.reply(context, Answer.error(400, "E-4711", "something is the matter"));
            case NOTIFY_BEFORE_ANSWER -> {
                Answer answer = execute(deed);
                deed.awaitNotification(rule.holdMillis());
                gate.reply(context, answer);
            }
        }
    }

    static Answer execute(Supplier<Answer> deed) {
        try {
            return deed.get();
        } catch (Refusal refusal) {
            return Answer.of(refusal);
        }
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the sandbox is stopping", stopping);
        }
    }

    private void notExecuted(Context context, Rule rule) {
        hold(context, rule);
        gate.reply(context, Answer.error(503, "busy", "not executed"));
    }

    private static void hold(Context context, Rule rule) {
        if (rule.holdMillis() >= 0) {
            pause(rule.holdMillis());
        } else {
            pause(NEVER_MILLIS);
            ConnectionReset.reset(context);
        }
    }

    private static Answer error(Rule rule) {
        return Answer.error(rule.status(), "internal_error", "the sandbox was told to fail");
    }
}
