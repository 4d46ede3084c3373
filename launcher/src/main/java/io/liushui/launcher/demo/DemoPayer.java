package io.liushui.launcher.demo;

import io.liushui.core.json.Json;
import io.liushui.launcher.parts.PartFailure;
import io.liushui.launcher.parts.Parts;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Does what the payer would do in a browser or on a phone: opens the channel's page, confirms, enters the code. */
public final class DemoPayer {
    static final String PHONE = "+8613800138000";
    static final String PASSWORD = "902174";

    private final Parts parts;
    private final HttpClient http = HttpClient.newHttpClient();

    public DemoPayer(Parts parts) {
        this.parts = parts;
    }

    /** Goes where the payment sends its payer, and decides nothing there. Without effect where the channel needs nobody to come. */
    public void open(Map<String, Object> payment) {
        Map<?, ?> action = (Map<?, ?>) payment.get("next_action");
        if ("post_form".equals(action.get("type"))) {
            postForm(action);
        }
    }

    /**
     * Does what the payment wants of its payer.
     *
     * @return what was done, for people
     * @throws PartFailure when the sandbox or the cashier refuses it
     */
    public String act(Map<String, Object> payment) {
        Map<?, ?> action = (Map<?, ?>) payment.get("next_action");
        String id = (String) payment.get("id");
        String cashier = (String) payment.get("cashier_url");
        return switch ((String) action.get("type")) {
            case "confirm" -> {
                confirm(order(id));
                yield action.get("qr_content") != null
                        ? "scans " + action.get("qr_content") + " and confirms"
                        : "opens " + action.get("redirect_url") + " and confirms";
            }
            case "post_form" -> {
                postForm(action);
                confirm(order(id));
                yield "posts the form to " + action.get("url") + " and confirms";
            }
            case "channel_code" -> {
                enter(cashier + "/sms-code", "code", code(order(id)));
                yield "enters the code that the channel sent to " + action.get("phone");
            }
            case "payment_password" -> {
                enter(cashier + "/payment-password", "password", PASSWORD);
                yield "enters the payment password on " + cashier;
            }
            case String other -> throw new PartFailure("The demonstration's payer cannot do " + other + ".");
        };
    }

    /** The code that the contract's channel sent to the payer. */
    String signingCode(String contractId) {
        return code(text("select contract_no from contract where id = ?", contractId));
    }

    private String order(String paymentId) {
        return text(
                "select channel_order_no from payment_attempt where payment_id = ? order by number desc limit 1",
                paymentId);
    }

    private String text(String sql, String id) {
        JdbcClient database = JdbcClient.create(new DriverManagerDataSource(
                parts.postgres().jdbcUrl(),
                parts.postgres().user(),
                parts.postgres().password()));
        return database.sql(sql).param(id).query(String.class).single();
    }

    private void confirm(String order) {
        post(parts.sandbox().address().resolve("/control/orders/" + order + "/confirm"), "application/json", "");
    }

    private String code(String order) {
        Object codes = Json.readObject(get(parts.sandbox().address().resolve("/control/codes?order=" + order)))
                .get("data");
        return String.valueOf(((Map<?, ?>) ((List<?>) codes).getLast()).get("code"));
    }

    private void postForm(Map<?, ?> action) {
        Charset charset = Charset.forName((String) action.get("charset"));
        String form = ((Map<?, ?>) action.get("fields"))
                .entrySet().stream()
                        .map(field -> URLEncoder.encode((String) field.getKey(), charset) + "="
                                + URLEncoder.encode((String) field.getValue(), charset))
                        .collect(Collectors.joining("&"));
        post(URI.create((String) action.get("url")), "application/x-www-form-urlencoded", form);
    }

    /** On the cashier, as its page does. */
    private void enter(String address, String field, String value) {
        URI page = URI.create(address);
        send(HttpRequest.newBuilder(page)
                .header("Content-Type", "application/json")
                .header("Origin", page.getScheme() + "://" + page.getAuthority())
                .POST(BodyPublishers.ofString("{\"" + field + "\":\"" + value + "\"}"))
                .build());
    }

    /** Posts and does not care for the answer's content. */
    void post(URI uri, String contentType, String body) {
        send(HttpRequest.newBuilder(uri)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private String get(URI uri) {
        return send(HttpRequest.newBuilder(uri).build());
    }

    private String send(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 400) {
                throw new PartFailure(
                        request.uri().getPath() + " was answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException failed) {
            throw new PartFailure("The sandbox does not answer: see `./liushui logs sandbox`.", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }
}
