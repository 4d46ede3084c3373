package io.liushui.api.cashier;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Serves the pages' files. */
@Controller
class AssetsController {
    private final Assets assets;

    AssetsController(Assets assets) {
        this.assets = assets;
    }

    /** Another version's address answers with what we have, but not for keeps: during a roll-out both versions are asked for. */
    @GetMapping("/cashier-assets/{version}/{name}")
    ResponseEntity<byte[]> asset(@PathVariable String version, @PathVariable String name) {
        boolean current = version.equals(assets.version());
        return assets.find(name)
                .map(asset -> ResponseEntity.ok()
                        .header(HttpHeaders.CONTENT_TYPE, asset.mediaType())
                        .header(HttpHeaders.CACHE_CONTROL, current ? "public, max-age=31536000, immutable" : "no-cache")
                        .body(asset.content()))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
