package io.liushui.api.front;

import io.liushui.api.authentication.Authentication;
import io.liushui.api.authentication.Caller;
import io.liushui.api.authentication.PlatformKeys;
import io.liushui.api.limits.RateLimits;
import io.liushui.api.problems.ProblemCode;
import io.liushui.api.problems.Refusal;
import org.springframework.stereotype.Component;

/** What every request of a merchant goes through: authenticate, limit, permit, handle, sign. */
@Component
class FrontDoor {
    private final Authentication authentication;
    private final RateLimits limits;
    private final PlatformKeys platformKeys;

    FrontDoor(Authentication authentication, RateLimits limits, PlatformKeys platformKeys) {
        this.authentication = authentication;
        this.limits = limits;
        this.platformKeys = platformKeys;
    }

    /** Once the caller is proven, refusals are signed too. */
    Answer answer(Route route, ApiRequest request) {
        return switch (route.access()) {
            case PUBLIC -> route.handler().apply(request);
            case MERCHANT -> {
                Caller caller = authentication.authenticate(
                        request.method(), request.target(), request.header("Authorization"), request.body());
                Answer answer =
                        Guard.guarded(request.path(), request.traceId(), () -> permitted(route, request.from(caller)));
                yield answer.with(platformKeys.sign(caller, answer.body()));
            }
        };
    }

    private Answer permitted(Route route, ApiRequest request) {
        limits.take(request.caller().app(), route.name());
        if (!request.caller().app().active()) {
            throw Refusal.of(ProblemCode.APP_SUSPENDED, "the app or its merchant is suspended");
        }
        Incoming.requireAcceptable(request.header("Accept"), route.answers());
        Incoming.requireMediaType(request.header("Content-Type"), request.body(), route.mediaTypes());
        return route.handler().apply(request);
    }
}
