package io.liushui.core.sms;

import io.liushui.core.ids.Ids;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps messages instead of sending them, for everyone to read: for local use only. */
@Component
public class SmsInbox implements SmsSender {
    private static final int SHOWN = 50;

    private final JdbcClient jdbc;
    private final Clock clock;

    SmsInbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void send(String phone, String text, String traceId) {
        Instant now = clock.instant();
        jdbc.sql("insert into sms_message (id, phone, text, sent_at) values (?, ?, ?, ?)")
                .params(Ids.next("sms", now), phone, text, Timestamp.from(now))
                .update();
    }

    /** The newest {@value #SHOWN}, newest first. */
    public List<SmsMessage> newest() {
        return jdbc.sql("select id, phone, text, sent_at from sms_message order by id desc limit ?")
                .param(SHOWN)
                .query((row, number) -> new SmsMessage(
                        row.getString("id"),
                        row.getString("phone"),
                        row.getString("text"),
                        row.getTimestamp("sent_at").toInstant()))
                .list();
    }

    public record SmsMessage(String id, String phone, String text, Instant sentAt) {}
}
