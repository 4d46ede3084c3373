package io.liushui.core.refunds;

import io.liushui.core.fake.FakeChannel;
import io.liushui.spi.OperationOutcome;
import java.util.LinkedHashMap;
import java.util.Map;

/** The other side: what a bank that may lose requests and answers really did, by our number. */
final class ModelBank {
    /** How the bank treats the next request that it has not seen before. */
    enum Mood {
        DOES_IT,
        DOES_IT_AND_LOSES_THE_ANSWER,
        DOES_IT_LATER,
        NEVER_SEES_IT,
        IS_SHUT,
        HAS_NO_MONEY,
        HAS_CLOSED_THE_CARD,
        HAS_CLOSED_ITS_DAY
    }

    /** @param result what it is, or will be */
    private record Request(String kind, long amountMinor, OperationOutcome result, boolean told) {}

    private final Map<String, Request> seen = new LinkedHashMap<>();
    Mood mood = Mood.DOES_IT;

    ModelBank(FakeChannel channel, long wholeMinor) {
        channel.onRefund = request -> submit("refund", request.refundNo(), request.amountMinor());
        channel.onQueryRefund = request -> query(request.refundNo());
        channel.onVoid = request -> submit("void", request.voidNo(), wholeMinor);
        channel.onQueryVoid = request -> query(request.voidNo());
    }

    /** What went back, in minor units. */
    long paidBackMinor() {
        return seen.values().stream()
                .filter(request -> request.result() instanceof OperationOutcome.Done)
                .mapToLong(Request::amountMinor)
                .sum();
    }

    /** What the bank would notify of this number; unknown when it has never seen it. */
    OperationOutcome truth(String number) {
        Request request = seen.get(number);
        return request == null ? new OperationOutcome.Unknown("never seen") : request.result();
    }

    private OperationOutcome submit(String kind, String number, long amountMinor) {
        if (seen.containsKey(number)) {
            return query(number);
        }
        OperationOutcome done = new OperationOutcome.Done("B-" + number);
        return switch (mood) {
            case DOES_IT -> keep(kind, number, amountMinor, done, done);
            case DOES_IT_AND_LOSES_THE_ANSWER ->
                keep(kind, number, amountMinor, done, new OperationOutcome.Unknown("read timeout"));
            case DOES_IT_LATER -> keep(kind, number, amountMinor, done, new OperationOutcome.Pending());
            case NEVER_SEES_IT -> new OperationOutcome.Unknown("connect timeout");
            case IS_SHUT -> new OperationOutcome.Unavailable("shut");
            case HAS_NO_MONEY -> declined(kind, number, amountMinor, "no_money");
            case HAS_CLOSED_THE_CARD -> declined(kind, number, amountMinor, "source_closed");
            case HAS_CLOSED_ITS_DAY -> declined(kind, number, amountMinor, "day_over");
        };
    }

    private OperationOutcome declined(String kind, String number, long amountMinor, String code) {
        OperationOutcome declined = new OperationOutcome.Declined(code, "no");
        return keep(kind, number, amountMinor, declined, declined);
    }

    private OperationOutcome keep(
            String kind, String number, long amountMinor, OperationOutcome result, OperationOutcome answer) {
        seen.put(number, new Request(kind, amountMinor, result, answer.equals(result)));
        return answer;
    }

    /** Work that takes longer is still under way at the first question. */
    private OperationOutcome query(String number) {
        Request request = seen.get(number);
        if (request == null) {
            return new OperationOutcome.NotFound();
        }
        if (request.told()) {
            return request.result();
        }
        seen.put(number, new Request(request.kind(), request.amountMinor(), request.result(), true));
        return new OperationOutcome.Pending();
    }
}
