package io.liushui.core.notifications;

import io.liushui.core.json.Json;
import io.liushui.core.merchants.Merchants;
import io.liushui.core.merchants.WebhookEndpoint;
import io.liushui.core.outbox.EngineMessage;
import io.liushui.core.outbox.Outbox;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The notifications of merchants and where they stand. */
@Component
public class Notifications {
    private static final Duration MESSAGE_LIFE = Duration.ofHours(24);
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final Merchants merchants;
    private final Outbox outbox;
    private final TryFigures figures;
    private final Clock clock;

    Notifications(JdbcClient jdbc, Merchants merchants, Outbox outbox, TryFigures figures, Clock clock) {
        this.jdbc = jdbc;
        this.merchants = merchants;
        this.outbox = outbox;
        this.figures = figures;
        this.clock = clock;
    }

    /** Makes the event's notification due, when the app has an endpoint that is enabled. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void due(String eventId, String appId, String subject, String traceId) {
        Optional<WebhookEndpoint> endpoint = merchants.endpointOf(appId).filter(WebhookEndpoint::enabled);
        if (endpoint.isEmpty()) {
            return;
        }
        jdbc.sql("insert into notification (id, endpoint_id, subject, state, created_at) values (?, ?, ?, 'due', ?)")
                .params(eventId, endpoint.get().id(), subject, Timestamp.from(clock.instant()))
                .update();
        start(eventId, eventId, endpoint.get(), traceId);
    }

    /** An event of whose notification {@link #dueAll} makes one that is due. */
    public record Due(String eventId, String subject, String traceId) {}

    /** As {@link #due}, of many events of one app at once, in their order, with one statement to each table. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void dueAll(String appId, List<Due> events) {
        Optional<WebhookEndpoint> endpoint = merchants.endpointOf(appId).filter(WebhookEndpoint::enabled);
        if (endpoint.isEmpty() || events.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into notification (id, endpoint_id, subject, state, created_at)
                select each.id, :endpoint, each.subject, 'due', :now from unnest(:ids::text[], :subjects::text[]) as each (id, subject)""")
                .param("endpoint", endpoint.get().id())
                .param("now", Timestamp.from(clock.instant()))
                .param("ids", events.stream().map(Due::eventId).toArray(String[]::new))
                .param("subjects", events.stream().map(Due::subject).toArray(String[]::new))
                .update();
        outbox.appendAll(events.stream()
                .map(event -> message(event.eventId(), event.eventId(), endpoint.get(), event.traceId()))
                .toList());
    }

    /** What to send; empty when it was delivered or given up before. The endpoint is at most five seconds old. */
    public Optional<WebhookMessage> prepare(String notificationId) {
        return jdbc.sql("""
                        select n.endpoint_id, n.tries, e.app_id, e.type, e.data, e.trace_id, e.created_at
                        from notification n join event e on e.id = n.id where n.id = ? and n.state = 'due'""")
                .param(notificationId)
                .query((row, number) -> {
                    String endpointId = row.getString("endpoint_id");
                    WebhookEndpoint endpoint = merchants
                            .endpointOf(row.getString("app_id"))
                            .filter(cached -> cached.id().equals(endpointId))
                            .or(() -> merchants.endpoint(endpointId))
                            .orElseThrow();
                    String created = row.getTimestamp("created_at").toInstant().toString();
                    String body = "{\"id\":" + Json.write(notificationId) + ",\"type\":"
                            + Json.write(row.getString("type")) + ",\"created\":" + Json.write(created)
                            + ",\"data\":{\"object\":" + row.getString("data") + "}}";
                    return new WebhookMessage(
                            notificationId,
                            endpoint.id(),
                            endpoint.url(),
                            endpoint.enabled(),
                            body,
                            endpoint.secrets(),
                            row.getInt("tries") + 1,
                            row.getString("trace_id"));
                })
                .optional();
    }

    /** Keeps the try and moves the notification. Only a 2xx counts as delivered; 410 disables the endpoint. */
    @Transactional
    public Delivery record(WebhookMessage message, WebhookTry made) {
        boolean delivered = made.status() >= 200 && made.status() < 300;
        jdbc.sql("""
                with kept as (
                    insert into notification_try (notification_id, number, tried_at, took_millis, status, request, response, error)
                    values (:id, (select tries + 1 from notification where id = :id), :at, :took, :status, :request, :response, :error))
                update notification set tries = tries + 1,
                    state = case when :delivered then 'delivered' else state end,
                    finished_at = case when :delivered then :now else finished_at end
                where id = :id""")
                .param("id", message.id())
                .param("at", Timestamp.from(made.at()))
                .param("took", made.tookMillis())
                .param("status", made.status())
                .param("request", made.request())
                .param("response", made.response())
                .param("error", made.error())
                .param("delivered", delivered)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        figures.made(made);
        if (delivered) {
            return new Delivery.Delivered();
        }
        if (made.status() == 410) {
            merchants.disableEndpoint(message.endpointId(), "the endpoint answered 410 Gone");
            return new Delivery.Stopped();
        }
        Duration asked = made.retryAfter() == null ? Duration.ZERO : made.retryAfter();
        return new Delivery.Retry(asked.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : asked);
    }

    /** Puts a notification that was not delivered on the dead-letter list. */
    @Transactional
    public void giveUp(String notificationId) {
        jdbc.sql("update notification set state = 'exhausted', finished_at = ? where id = ? and state = 'due'")
                .params(Timestamp.from(clock.instant()), notificationId)
                .update();
    }

    /** Starts a given-up notification's schedule anew, for an operator or the merchant. False when it is not on the list. */
    @Transactional
    public boolean resend(String notificationId) {
        Optional<WebhookEndpoint> endpoint = jdbc.sql("""
                        update notification set state = 'due', finished_at = null where id = ? and state = 'exhausted' returning endpoint_id""")
                .param(notificationId)
                .query(String.class)
                .optional()
                .flatMap(merchants::endpoint);
        endpoint.ifPresent(to -> start(
                notificationId,
                notificationId + ":" + clock.instant().toEpochMilli(),
                to,
                jdbc.sql("select trace_id from event where id = ?")
                        .param(notificationId)
                        .query(String.class)
                        .single()));
        return endpoint.isPresent();
    }

    /** The dead-letter list, newest first. */
    public List<Exhausted> exhausted(int limit) {
        return jdbc.sql("""
                        select n.id, n.subject, n.endpoint_id, n.tries from notification n
                        where n.state = 'exhausted' order by n.id desc limit ?""")
                .param(limit)
                .query((row, number) -> new Exhausted(
                        row.getString("id"),
                        row.getString("subject"),
                        row.getString("endpoint_id"),
                        row.getInt("tries")))
                .list();
    }

    public record Exhausted(String id, String subject, String endpointId, int tries) {}

    /** Notifications that are due, the age of the oldest in milliseconds (0 when there is none), and those on the dead-letter list. */
    public Figures figures() {
        return jdbc.sql("""
                        select due.waiting, due.oldest_millis, exhausted.waiting as exhausted
                        from (select count(*) as waiting,
                                     coalesce(extract(epoch from clock_timestamp() - min(created_at)) * 1000, 0)::bigint as oldest_millis
                              from notification where state = 'due') due,
                             (select count(*) as waiting from notification where state = 'exhausted') exhausted""")
                .query((row, number) ->
                        new Figures(row.getLong("waiting"), row.getLong("oldest_millis"), row.getLong("exhausted")))
                .single();
    }

    public record Figures(long due, long oldestDueMillis, long exhausted) {}

    private void start(String notificationId, String messageId, WebhookEndpoint endpoint, String traceId) {
        outbox.append(message(notificationId, messageId, endpoint, traceId));
    }

    private static EngineMessage message(
            String notificationId, String messageId, WebhookEndpoint endpoint, String traceId) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("notificationId", notificationId);
        variables.put(
                "merchantSchedule",
                endpoint.schedule() == null
                        ? null
                        : endpoint.schedule().stream().map(Duration::toString).toList());
        return new EngineMessage("Msg_NotificationDue", notificationId, messageId, variables, MESSAGE_LIFE, traceId);
    }
}
