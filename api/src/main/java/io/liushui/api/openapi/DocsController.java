package io.liushui.api.openapi;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /docs} and {@code /docs/problems}: plain pages without scripts. */
@RestController
class DocsController {
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final String contract;
    private final String problems;

    DocsController(OpenApiDocument document) {
        this.contract = ContractPage.of(document.map());
        this.problems = ProblemsPage.html();
    }

    @GetMapping("/docs")
    ResponseEntity<String> contract() {
        return page(contract);
    }

    @GetMapping("/docs/problems")
    ResponseEntity<String> problems() {
        return page(problems);
    }

    @GetMapping("/docs/style.css")
    ResponseEntity<String> style() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/css;charset=UTF-8"))
                .body(Html.STYLE);
    }

    private static ResponseEntity<String> page(String html) {
        return ResponseEntity.ok()
                .contentType(HTML)
                .cacheControl(CacheControl.noCache())
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .body(html);
    }
}
