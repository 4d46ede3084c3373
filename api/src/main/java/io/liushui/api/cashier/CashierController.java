package io.liushui.api.cashier;

import io.liushui.api.cashier.CashierViews.View;
import io.liushui.core.payments.NextAction;
import io.liushui.core.payments.Payment;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What the payer's browser reads. */
@Controller
class CashierController {
    static final String SERVER_TIME = "Server-Time-Millis";

    private final OpenCashiers cashiers;
    private final CashierViews views;
    private final CashierPages pages;
    private final CashierLimits limits;
    private final Clock clock;

    CashierController(
            OpenCashiers cashiers, CashierViews views, CashierPages pages, CashierLimits limits, Clock clock) {
        this.cashiers = cashiers;
        this.views = views;
        this.pages = pages;
        this.limits = limits;
        this.clock = clock;
    }

    @GetMapping("/cashier/{token}")
    ResponseEntity<byte[]> page(@PathVariable String token, HttpServletRequest request) {
        Language language = Language.of(request);
        limits.take(token);
        Optional<Payment> payment = cashiers.find(token);
        return ResponseEntity.status(payment.isPresent() ? HttpStatus.OK : HttpStatus.NOT_FOUND)
                .header(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8")
                .header(HttpHeaders.VARY, "Accept-Language, Cookie")
                .body(payment.map(found -> pages.payment(found, language)).orElseGet(() -> pages.unknown(language)));
    }

    /** The view model; 304 while it is what the page has. The header tells our time, so that the browser's clock does not matter. */
    @GetMapping("/cashier/{token}/state")
    ResponseEntity<String> state(@PathVariable String token, HttpServletRequest request) {
        limits.take(token);
        return answer(views.of(cashiers.require(token)), request.getHeader(HttpHeaders.IF_NONE_MATCH));
    }

    @GetMapping("/cashier/{token}/qr.svg")
    ResponseEntity<byte[]> qr(@PathVariable String token) {
        limits.take(token);
        if (cashiers.require(token).action() instanceof NextAction.Confirm(String _, String content)
                && content != null) {
            return ResponseEntity.ok()
                    .header(HttpHeaders.CONTENT_TYPE, "image/svg+xml")
                    .body(QrImage.svg(content));
        }
        throw CashierRefusal.of(CashierProblem.PAYMENT_NOT_OPEN);
    }

    private ResponseEntity<String> answer(View view, String known) {
        boolean unchanged = view.etag().equals(known);
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(unchanged ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
                .header(HttpHeaders.ETAG, view.etag())
                .header(SERVER_TIME, Long.toString(clock.millis()));
        return unchanged
                ? answer.build()
                : answer.contentType(MediaType.APPLICATION_JSON).body(view.json());
    }
}
