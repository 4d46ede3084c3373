package io.liushui.core.channels;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds exchanges with channels by payment, trace, reference or channel, each with the attempt, refund or other operation that it was for. */
@Component
public class ExchangeSearch {
    private static final String SELECT = """
            select e.created_at, e.channel_id, e.operation, e.reference, a.id as attempt_id, o.subject as subject_id,
                coalesce(a.payment_id, r.payment_id) as payment_id, e.trace_id, e.status, e.took_micros, e.request, e.response, e.error
            from channel_exchange e
            left join payment_attempt a on a.channel_id = e.channel_id and a.channel_order_no = e.reference
            left join channel_operation o on o.channel_id = e.channel_id and o.number = e.reference
            left join refund r on r.id = o.subject
            where true""";
    private static final String OF_PAYMENT = """
            e.reference in (select channel_order_no from payment_attempt where payment_id = :payment
                            union all select o.number from refund r join channel_operation o on o.subject = r.id where r.payment_id = :payment)""";
    /** A channel's own messages carry no trace; they are found by the order that they are about. */
    private static final String OF_TRACE =
            "e.reference in (select reference from channel_exchange where trace_id = :trace)";

    private final JdbcClient jdbc;

    ExchangeSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is looked for; null for what does not matter.
     *
     * @param reference our order or refund number at the channel
     * @param most newest ones, 1 to 10,000
     */
    public record Criteria(
            String paymentId, String traceId, String reference, String channelId, Instant since, int most) {
        public Criteria {
            if (most < 1 || most > 10_000) {
                throw new IllegalArgumentException("between 1 and 10,000 exchanges can be shown at a time");
            }
        }
    }

    /** The oldest of them first. */
    public List<LoggedExchange> find(Criteria criteria) {
        List<String> conditions = new ArrayList<>();
        require(conditions, criteria.paymentId(), OF_PAYMENT);
        require(conditions, criteria.traceId(), OF_TRACE);
        require(conditions, criteria.reference(), "e.reference = :reference");
        require(conditions, criteria.channelId(), "e.channel_id = :channel");
        require(conditions, criteria.since(), "e.created_at >= :since");
        String where = conditions.isEmpty() ? "" : " and " + String.join(" and ", conditions);
        return jdbc.sql(SELECT + where + " order by e.id desc limit :most")
                .param("payment", criteria.paymentId())
                .param("trace", criteria.traceId())
                .param("reference", criteria.reference())
                .param("channel", criteria.channelId())
                .param("since", criteria.since() == null ? null : Timestamp.from(criteria.since()))
                .param("most", criteria.most())
                .query(ExchangeSearch::read)
                .list()
                .reversed();
    }

    private static void require(List<String> conditions, Object wanted, String condition) {
        if (wanted != null) {
            conditions.add(condition);
        }
    }

    private static LoggedExchange read(ResultSet row, int number) throws SQLException {
        return new LoggedExchange(
                row.getTimestamp("created_at").toInstant(),
                row.getString("channel_id"),
                row.getString("operation"),
                row.getString("reference"),
                row.getString("attempt_id"),
                row.getString("subject_id"),
                row.getString("payment_id"),
                row.getString("trace_id"),
                row.getInt("status"),
                row.getLong("took_micros"),
                row.getString("request"),
                row.getString("response"),
                row.getString("error"));
    }
}
