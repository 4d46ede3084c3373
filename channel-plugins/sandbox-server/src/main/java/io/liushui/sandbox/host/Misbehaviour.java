package io.liushui.sandbox.host;

import io.javalin.http.Context;
import io.liushui.sandbox.faults.RequestFault;
import io.liushui.sandbox.faults.Rule;
import io.liushui.sandbox.wire.Refusal;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/** Answers a request the way a rule wants it. */
public final class Misbehaviour {

    private static final long NEVER_MILLIS = 3_600_000;

    private Misbehaviour() {}

    /**
     * What a rule may do with a request.
     *
     * @param later executes after so many milliseconds instead
     * @param awaitNotification waits for at most so many milliseconds
     */
    record Request(
            Context context,
            ReplyFormat format,
            Supplier<Reply> execution,
            LongConsumer later,
            LongConsumer awaitNotification) {

        void send(Reply reply) {
            format.send(context, reply);
        }

        Reply execute() {
            return execution.get();
        }
    }

    static void apply(Rule rule, Request request) {
        pause(rule.delayMillis());
        switch ((RequestFault) rule.fault()) {
            case DELAY, LATE_SUCCESS_AFTER_CLOSE -> request.send(request.execute());
            case EXECUTE_THEN_TIME_OUT -> {
                Reply reply = request.execute();
                hold(request, rule);
                request.send(reply);
            }
            case TIME_OUT_THEN_EXECUTE_LATER -> {
                request.later().accept(rule.executeAfterMillis());
                notExecuted(request, rule);
            }
            case NOT_EXECUTE_THEN_TIME_OUT -> notExecuted(request, rule);
            case RESET_BEFORE_EXECUTING -> ConnectionReset.reset(request.context());
            case RESET_AFTER_EXECUTING -> {
                request.execute();
                ConnectionReset.reset(request.context());
            }
            case ERROR_BEFORE_EXECUTING -> request.send(error(request, rule.status()));
            case ERROR_AFTER_EXECUTING -> {
                request.execute();
                request.send(error(request, rule.status()));
            }
            case FORGE_ANSWER -> request.format().sendForged(request.context(), request.execute());
            case GARBLE_ANSWER -> request.send(request.format().garbled(request.execute()));
            case REFUSE -> request.send(request.format().refusal(request.context(), refusal(rule)));
            case UNKNOWN_CODE -> request.send(request.format().unknownCode(request.context()));
            case NOTIFY_BEFORE_ANSWER -> {
                Reply reply = request.execute();
                request.awaitNotification().accept(rule.holdMillis());
                request.send(reply);
            }
        }
    }

    /** Stands still for so many milliseconds. */
    public static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the sandbox is stopping", stopping);
        }
    }

    private static void notExecuted(Request request, Rule rule) {
        hold(request, rule);
        request.send(error(request, 503));
    }

    private static void hold(Request request, Rule rule) {
        if (rule.holdMillis() >= 0) {
            pause(rule.holdMillis());
        } else {
            pause(NEVER_MILLIS);
            ConnectionReset.reset(request.context());
        }
    }

    private static Refusal refusal(Rule rule) {
        return new Refusal(422, rule.code(), "the sandbox was told to refuse");
    }

    private static Reply error(Request request, int status) {
        return request.format().failure(request.context(), status);
    }
}
