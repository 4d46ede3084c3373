package io.liushui.api.events;

import io.liushui.api.body.Page;
import io.liushui.api.body.Query;
import io.liushui.api.front.Answer;
import io.liushui.api.front.ApiRequest;
import io.liushui.api.front.Route;
import io.liushui.api.front.Routes;
import io.liushui.api.problems.ProblemCode;
import io.liushui.api.problems.Refusal;
import io.liushui.core.events.Events;
import io.liushui.core.events.Events.RecordedEvent;
import io.liushui.core.json.Json;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code /v1/events}. An event has the same form here as in a webhook. */
@Component
class EventRoutes implements Routes {
    private final Events events;

    EventRoutes(Events events) {
        this.events = events;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.merchant("GET", "/v1/events", this::list), Route.merchant("GET", "/v1/events/{id}", this::find));
    }

    private Answer list(ApiRequest request) {
        Query query = Query.of(request.query(), Page.names("type"));
        Page page = Page.of(query, "evt");
        String type = query.text("type");
        if (type != null && !type.matches("[a-z_]{1,40}\\.[a-z_]{1,40}")) {
            throw Refusal.of(ProblemCode.INVALID_PARAMETER, "type", "is no type of event");
        }
        List<RecordedEvent> found = events.ofApp(request.caller().app().id(), type, page.slice());
        return Answer.json(200, page.document(found, EventRoutes::json));
    }

    private Answer find(ApiRequest request) {
        Query.of(request.query(), Set.of());
        return events.find(request.caller().app().id(), request.id())
                .map(event -> Answer.json(200, json(event)))
                .orElseThrow(() -> Refusal.of(ProblemCode.OBJECT_NOT_FOUND, "the app has no event " + request.id()));
    }

    private static String json(RecordedEvent event) {
        return "{\"id\":" + Json.write(event.id()) + ",\"type\":" + Json.write(event.type()) + ",\"created\":"
                + Json.write(event.createdAt().toString()) + ",\"data\":{\"object\":" + event.data() + "}}";
    }
}
