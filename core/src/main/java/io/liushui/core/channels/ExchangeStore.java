package io.liushui.core.channels;

import io.liushui.spi.ExchangeLog.Exchange;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps requests to channels and their answers, masked. */
@Component
public class ExchangeStore {
    private final JdbcClient jdbc;
    private final Clock clock;

    ExchangeStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Keeps all exchanges of a call in one statement; joins the running transaction, if there is one. */
    @Transactional
    public void save(String channelId, List<Exchange> exchanges) {
        if (exchanges.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into channel_exchange
                    (channel_id, operation, reference, request, status, response, error, took_micros, trace_id, created_at)
                select ?, operation, reference, request, status, response, error, took_micros, trace_id, ?
                from unnest(?::text[], ?::text[], ?::text[], ?::integer[], ?::text[], ?::text[], ?::bigint[], ?::text[])
                    as exchange (operation, reference, request, status, response, error, took_micros, trace_id)""")
                .params(
                        channelId,
                        Timestamp.from(clock.instant()),
                        texts(exchanges, Exchange::operation),
                        texts(exchanges, Exchange::reference),
                        texts(exchanges, Exchange::request),
                        exchanges.stream().map(Exchange::status).toArray(Integer[]::new),
                        texts(exchanges, Exchange::response),
                        texts(exchanges, Exchange::error),
                        exchanges.stream().map(Exchange::tookMicros).toArray(Long[]::new),
                        texts(exchanges, Exchange::traceId))
                .update();
    }

    /** Forgets exchanges of the channel made before among its {@code most} oldest, and says how many. */
    int forget(String channelId, Instant before, int most) {
        return jdbc.sql("""
                        delete from channel_exchange
                        where id in (select id from channel_exchange where channel_id = ? order by id limit ?)
                            and created_at < ?""").params(channelId, most, Timestamp.from(before)).update();
    }

    /** PostgreSQL's text holds no zero character; a channel's answer may. */
    private static String[] texts(List<Exchange> exchanges, Function<Exchange, String> column) {
        return exchanges.stream()
                .map(column)
                .map(text -> text == null ? null : text.replace('\0', '\uFFFD'))
                .toArray(String[]::new);
    }
}
