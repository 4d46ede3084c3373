package io.liushui.api.notifications;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.liushui.api.front.Answer;
import io.liushui.api.front.ApiRequest;
import io.liushui.api.front.Route;
import io.liushui.api.front.Routes;
import io.liushui.api.problems.ProblemCode;
import io.liushui.api.problems.Refusal;
import io.liushui.core.payments.ChannelResults;
import io.liushui.spi.RawNotification;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** {@code POST /v1/channels/{id}/notifications}: the raw body goes to the channel's plugin unread. */
@Component
class NotificationRoutes implements Routes {
    private final ChannelResults results;

    NotificationRoutes(ChannelResults results) {
        this.results = results;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.open("POST", "/v1/channels/{id}/notifications", this::receive));
    }

    private Answer receive(ApiRequest request) {
        return results.receive(request.id(), new RawNotification(request.headers(), request.body()))
                .map(answer -> new Answer(
                        answer.status(), answer.contentType(), answer.body().getBytes(UTF_8), Map.of()))
                .orElseThrow(() -> Refusal.of(ProblemCode.OBJECT_NOT_FOUND, "no channel sends notifications here"));
    }
}
