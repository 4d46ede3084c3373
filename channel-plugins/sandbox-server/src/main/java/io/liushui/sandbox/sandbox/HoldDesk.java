package io.liushui.sandbox.sandbox;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.liushui.sandbox.books.Authorization;
import io.liushui.sandbox.books.NewAuthorization;
import io.liushui.sandbox.books.NewCapture;
import io.liushui.sandbox.books.NewRelease;
import io.liushui.sandbox.books.Order;
import io.liushui.sandbox.books.Release;
import io.liushui.sandbox.faults.Facts;
import io.liushui.sandbox.faults.Operation;
import io.liushui.sandbox.host.Reply;
import io.liushui.sandbox.host.SandboxHost;
import io.liushui.sandbox.wire.Json;
import io.liushui.sandbox.wire.Refusal;
import java.util.Optional;

/** Authorisations: money held, captured in parts, released. */
final class HoldDesk {

    private final SandboxHost host;

    HoldDesk(SandboxHost host) {
        this.host = host;
    }

    void addTo(RoutesConfig routes) {
        routes.post("/sandbox/v1/authorizations", this::authorize);
        routes.get("/sandbox/v1/authorizations/{no}", this::query);
        routes.post("/sandbox/v1/captures", this::capture);
        routes.get("/sandbox/v1/captures/{no}", this::queryCapture);
        routes.post("/sandbox/v1/authorization-voids", this::release);
        routes.get("/sandbox/v1/authorization-voids/{no}", this::queryRelease);
    }

    private void authorize(Context context) {
        AuthorizationRequest asked =
                Json.read(context.bodyAsBytes(), AuthorizationRequest.class).validated();
        NewAuthorization hold = asked.toAuthorization(host.clock().millis());
        Facts facts = host.requests()
                .facts(asked.authorizationNo(), asked.method(), asked.amount(), asked.currency(), asked.subject());
        host.requests()
                .answer(
                        context,
                        Operation.AUTHORIZE,
                        facts,
                        hold,
                        intent -> Answers.of(host.books().authorizations().submit(hold, intent.announce()), host));
    }

    private void query(Context context) {
        String number = context.pathParam("no");
        host.requests()
                .answer(
                        context,
                        Operation.AUTHORIZATION_QUERY,
                        host.requests().factsOf(number),
                        intent -> Answers.of(host.books().authorizations().find(number), host));
    }

    private void capture(Context context) {
        CaptureRequest asked =
                Json.read(context.bodyAsBytes(), CaptureRequest.class).validated();
        NewCapture capture = asked.toCapture();
        Facts facts = factsOf(asked.authorizationNo(), asked.amount());
        host.requests()
                .answer(
                        context,
                        Operation.CAPTURE,
                        facts,
                        capture,
                        intent -> Answers.ofCapture(host.books().captures().capture(capture, intent.announce())));
    }

    private void queryCapture(Context context) {
        String captureNo = context.pathParam("no");
        Optional<String> held = host.books().orders().peek(captureNo).map(Order::authorizationNo);
        host.requests()
                .answer(
                        context,
                        Operation.CAPTURE_QUERY,
                        host.requests().factsOf(held.orElse(captureNo)),
                        intent -> Answers.ofCapture(host.books()
                                .orders()
                                .peek(captureNo)
                                .filter(order -> order.authorizationNo() != null)
                                .orElseThrow(() -> unknown("capture_not_found"))));
    }

    private void release(Context context) {
        ReleaseRequest asked =
                Json.read(context.bodyAsBytes(), ReleaseRequest.class).validated();
        NewRelease release = asked.toRelease();
        host.requests()
                .answer(
                        context,
                        Operation.AUTH_VOID,
                        host.requests().factsOf(asked.authorizationNo()),
                        release,
                        intent -> {
                            host.books().captures().release(release, intent.announce());
                            return released(asked.voidNo());
                        });
    }

    private void queryRelease(Context context) {
        String voidNo = context.pathParam("no");
        Optional<String> held = host.books().captures().findRelease(voidNo).map(Release::authorizationNo);
        host.requests()
                .answer(
                        context,
                        Operation.AUTH_VOID_QUERY,
                        host.requests().factsOf(held.orElse(voidNo)),
                        intent -> released(voidNo));
    }

    private Reply released(String voidNo) {
        Release release = host.books().captures().findRelease(voidNo).orElseThrow(() -> unknown("release_not_found"));
        Authorization held = host.books().authorizations().find(release.authorizationNo());
        return Answers.of(release, held);
    }

    private Facts factsOf(String authorizationNo, long amount) {
        Facts held = host.requests().factsOf(authorizationNo);
        return host.requests().facts(authorizationNo, held.method(), amount, held.currency(), held.subject());
    }

    private static Refusal unknown(String code) {
        return new Refusal(404, code, "nothing of this kind has this number");
    }
}
