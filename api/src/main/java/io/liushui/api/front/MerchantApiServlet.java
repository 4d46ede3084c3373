package io.liushui.api.front;

import io.liushui.api.trace.Trace;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.MDC;

/**
 * Serves {@code /v1/*}. A servlet of our own, because answers are signed whole and acceptance is the hot path: one parse, no reflection, nothing
 * between the socket and the handler that a merchant does not need.
 */
final class MerchantApiServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Router router;
    private final transient FrontDoor frontDoor;
    private final transient MeterRegistry meters;

    MerchantApiServlet(Router router, FrontDoor frontDoor, MeterRegistry meters) {
        this.router = router;
        this.frontDoor = frontDoor;
        this.meters = meters;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        long start = System.nanoTime();
        Trace trace = Trace.of(request.getHeader("traceparent"));
        MDC.put("trace_id", trace.id());
        try {
            AtomicReference<String> route = new AtomicReference<>("none");
            Answer answer = Guard.guarded(request.getRequestURI(), trace.id(), () -> answer(request, trace, route));
            write(answer, trace, response);
            measure(route.get(), answer.status(), System.nanoTime() - start);
        } finally {
            MDC.remove("trace_id");
        }
    }

    private Answer answer(HttpServletRequest request, Trace trace, AtomicReference<String> routeName) {
        Router.Found found = router.find(request.getMethod(), request.getRequestURI());
        routeName.set(found.route().name());
        try {
            return frontDoor.answer(
                    found.route(),
                    new ApiRequest(
                            request.getMethod(),
                            request.getRequestURI(),
                            found.id(),
                            request.getQueryString(),
                            Incoming.headers(request),
                            Incoming.body(request, found.route().largestBodyBytes()),
                            null,
                            trace.id()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void write(Answer answer, Trace trace, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        response.setContentType(answer.contentType());
        response.setContentLength(answer.body().length);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Request-Id", trace.id());
        response.setHeader("traceparent", trace.traceparent());
        answer.headers().forEach(response::setHeader);
        response.getOutputStream().write(answer.body());
    }

    private void measure(String route, int status, long nanos) {
        Timer.builder("liushui.api.requests")
                .description("Time from the request's headers to its answer")
                .tag("route", route)
                .tag("status", Integer.toString(status))
                .publishPercentileHistogram(false)
                .register(meters)
                .record(Duration.ofNanos(nanos));
    }
}
