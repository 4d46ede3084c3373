package io.liushui.api.points;

import io.liushui.api.body.Fields;
import io.liushui.api.body.MerchantFields;
import io.liushui.api.body.Query;
import io.liushui.api.front.Answer;
import io.liushui.api.front.ApiRequest;
import io.liushui.api.idempotency.IdempotencyKeys;
import io.liushui.api.problems.ProblemCode;
import io.liushui.api.problems.Refusal;
import io.liushui.core.idempotency.Idempotency;
import io.liushui.core.idempotency.SavedAnswer;
import io.liushui.core.points.IssuePoints;
import io.liushui.core.points.Points;
import io.liushui.core.points.PointsDocument;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** {@code POST /v1/points/issues}. A refusal rolls back and saves nothing. */
@Component
class PointsIssues {
    private static final String NUMBER = "merchant_issue_no";
    private static final Pattern NUMBER_FORM = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final String PAYER = "payer_id";
    private static final String POINTS = "points";
    private static final String DAYS = "expires_in_days";
    private static final long MOST_POINTS = 1_000_000_000L;
    private static final long MOST_DAYS = 3_650;

    private final Points points;
    private final Idempotency idempotency;

    PointsIssues(Points points, Idempotency idempotency) {
        this.points = points;
        this.idempotency = idempotency;
    }

    Answer issue(ApiRequest request) {
        Query.of(request.query(), Set.of());
        IssuePoints command = read(request);
        return IdempotencyKeys.answer(
                idempotency.once(IdempotencyKeys.of(request), () -> saved(points.issue(command))));
    }

    private IssuePoints read(ApiRequest request) {
        Fields fields = Fields.of(request.body(), Set.of(NUMBER, PAYER, POINTS, DAYS));
        fields.require(NUMBER);
        fields.require(PAYER);
        fields.require(POINTS);
        fields.require(DAYS);
        return new IssuePoints(
                request.caller().app().merchantId(),
                request.caller().app().id(),
                fields.text(NUMBER, NUMBER_FORM, "must be 1 to 64 of A-Z a-z 0-9 _ - ."),
                MerchantFields.payerId(fields, PAYER),
                fields.integer(POINTS, 1, MOST_POINTS),
                Duration.ofDays(fields.integer(DAYS, 1, MOST_DAYS)),
                request.traceId());
    }

    private static SavedAnswer saved(Points.Issuing issuing) {
        return switch (issuing) {
            case Points.Issuing.Issued(var lot, var account) ->
                new SavedAnswer(201, PointsDocument.issue(lot, account), false);
            case Points.Issuing.Repeated(var lot, var account) ->
                new SavedAnswer(200, PointsDocument.issue(lot, account), false);
            case Points.Issuing.NumberTaken() ->
                throw Refusal.of(ProblemCode.MERCHANT_ISSUE_NO_TAKEN, NUMBER, "it belongs to another issue");
            case Points.Issuing.NoRate() ->
                throw Refusal.of(ProblemCode.POINTS_WITHOUT_RATE, "ask the platform's operator for a rate");
            case Points.Issuing.InsufficientBalance(long reachableMinor) ->
                throw Refusal.of(ProblemCode.INSUFFICIENT_BALANCE, reachableMinor + " minor units are available");
        };
    }
}
