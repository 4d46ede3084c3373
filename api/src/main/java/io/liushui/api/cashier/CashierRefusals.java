package io.liushui.api.cashier;

import io.liushui.core.json.Json;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Refusals as {@code application/problem+json} (RFC 9457). */
@RestControllerAdvice(basePackageClasses = CashierRefusals.class)
class CashierRefusals {

    @ExceptionHandler
    ResponseEntity<String> refused(CashierRefusal refusal) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(
                        refusal.problem().status())
                .header(HttpHeaders.CONTENT_TYPE, "application/problem+json");
        if (refusal.retryAfterSeconds() > 0) {
            answer.header(HttpHeaders.RETRY_AFTER, Long.toString(refusal.retryAfterSeconds()));
        }
        return answer.body(Json.write(refusal.document()));
    }
}
