package io.liushui.api.openapi;

import io.liushui.api.front.Answer;
import io.liushui.api.front.Route;
import io.liushui.api.front.Routes;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code GET /v1/openapi.json}. */
@Component
class OpenApiRoutes implements Routes {
    private final OpenApiDocument document;

    OpenApiRoutes(OpenApiDocument document) {
        this.document = document;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.open("GET", "/v1/openapi.json", request -> Answer.json(200, document.json())));
    }
}
