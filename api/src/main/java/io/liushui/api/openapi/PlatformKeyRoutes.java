package io.liushui.api.openapi;

import io.liushui.api.authentication.PlatformKeys;
import io.liushui.api.front.Answer;
import io.liushui.api.front.Route;
import io.liushui.api.front.Routes;
import io.liushui.core.json.Json;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** {@code GET /v1/platform-keys}: with these, merchants verify answers. */
@Component
class PlatformKeyRoutes implements Routes {
    private final PlatformKeys keys;

    PlatformKeyRoutes(PlatformKeys keys) {
        this.keys = keys;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.open(
                "GET",
                "/v1/platform-keys",
                request -> Answer.json(
                        200, Json.write(Map.of("object", "list", "data", keys.documents(), "has_more", false)))));
    }
}
