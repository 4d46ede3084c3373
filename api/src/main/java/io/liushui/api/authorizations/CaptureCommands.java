package io.liushui.api.authorizations;

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
import io.liushui.core.money.Money;
import io.liushui.core.preauth.Authorization;
import io.liushui.core.preauth.AuthorizationCommands;
import io.liushui.core.preauth.AuthorizationDocument;
import io.liushui.core.preauth.Capture;
import io.liushui.core.preauth.CaptureDocument;
import io.liushui.core.preauth.CaptureOrder;
import io.liushui.core.preauth.CommandResult;
import io.liushui.core.preauth.IllegalMove;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Captures, voids of captures, voids of authorizations: accepted in the transaction that keeps the answer. A refusal saves nothing. */
@Component
class CaptureCommands {
    private static final Set<String> FIELDS = Set.of("merchant_capture_no", "amount", "final");

    private final AuthorizationCommands commands;
    private final AuthorizationDocument document;
    private final Idempotency idempotency;

    CaptureCommands(AuthorizationCommands commands, AuthorizationDocument document, Idempotency idempotency) {
        this.commands = commands;
        this.document = document;
        this.idempotency = idempotency;
    }

    /** 201 with the capture, which is pending. */
    Answer capture(ApiRequest request) {
        Query.of(request.query(), Set.of());
        Fields fields = Fields.of(request.body(), FIELDS);
        fields.require("merchant_capture_no");
        CaptureOrder order = new CaptureOrder(
                request.caller().app().id(),
                request.id(),
                MerchantFields.number(fields, "merchant_capture_no"),
                fields.integer("amount", 1, Money.MAXIMUM_MINOR),
                fields.flag("final"),
                request.traceId());
        return once(request, 201, () -> commands.capture(order), () -> AuthorizationRoutes.notFound(request.id()));
    }

    /** 202 with the authorization: what is held is let go when its turn comes. */
    Answer release(ApiRequest request) {
        return withoutFields(
                request,
                () -> commands.release(request.caller().app().id(), request.id(), request.traceId()),
                () -> AuthorizationRoutes.notFound(request.id()));
    }

    /** 202 with the capture, which is voiding. */
    Answer voidCapture(ApiRequest request) {
        return withoutFields(
                request,
                () -> commands.voidCapture(request.caller().app().id(), request.id(), request.traceId()),
                () -> CaptureRoutes.notFound(request.id()));
    }

    private Answer withoutFields(ApiRequest request, Supplier<CommandResult> command, Supplier<Refusal> notFound) {
        Query.of(request.query(), Set.of());
        Fields.none(request.body());
        return once(request, 202, command, notFound);
    }

    private Answer once(ApiRequest request, int status, Supplier<CommandResult> command, Supplier<Refusal> notFound) {
        return IdempotencyKeys.answer(
                idempotency.once(IdempotencyKeys.of(request), () -> saved(status, command.get(), notFound)));
    }

    private SavedAnswer saved(int status, CommandResult result, Supplier<Refusal> notFound) {
        return switch (result) {
            case CommandResult.OfCapture(Capture capture) ->
                new SavedAnswer(status, CaptureDocument.json(capture), false);
            case CommandResult.OfAuthorization(Authorization authorization) ->
                new SavedAnswer(status, document.json(authorization), false);
            case CommandResult.Refused(IllegalMove reason) -> throw IllegalMoves.refusal(reason);
            case CommandResult.NumberTaken(String captureId) ->
                throw Refusal.of(
                        ProblemCode.MERCHANT_CAPTURE_NO_TAKEN,
                        "merchant_capture_no",
                        "the capture number belongs to " + captureId);
            case CommandResult.NotFound() -> throw notFound.get();
        };
    }
}
