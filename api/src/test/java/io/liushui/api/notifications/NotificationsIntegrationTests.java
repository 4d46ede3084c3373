package io.liushui.api.notifications;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.api.world.ApiWorld;
import io.liushui.api.world.Reply;
import io.liushui.api.world.Shop;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class NotificationsIntegrationTests {
    private final ApiWorld world = ApiWorld.shared();
    private final Shop shop = world.shop();

    /** Fault 15. */
    @Test
    void aForgedNotificationIsRefusedInTheChannelsFormAndChangesNothing() {
        Reply reply = ring("order-1", "cracked");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).isEqualTo("CLACK");
        assertThat(reply.header("Content-Type")).startsWith("text/plain");
        assertThat(stored("order-1")).isZero();
    }

    @Test
    void aNotificationForSomebodyElseIsRefusedAndRaisesAnAlarm() {
        assertThat(alarms("notification_not_for_us")).isZero();

        assertThat(ring("order-3", "of another tower").body()).isEqualTo("CLACK");
        assertThat(ring("order-3", "cracked").body()).isEqualTo("CLACK");

        assertThat(alarms("notification_not_for_us")).isOne();
        assertThat(stored("order-3")).isZero();
    }

    @Test
    void aNotificationOfAnUnknownOrderIsRefusedSoThatTheChannelRepeats() {
        assertThat(ring("order-2", "genuine").body()).isEqualTo("CLACK");
    }

    @Test
    void aNotificationOfAnAttemptIsAcknowledgedEachTimeAndAppliedOnce() {
        String paymentId = shop.pay();
        world.bean(JdbcClient.class)
                .sql("""
                        insert into payment_attempt (id, payment_id, number, channel_id, method, channel_order_no, amount_minor, currency,
                            state, created_at, sent_at)
                        values (?, ?, 1, 'bell', 'card', ?, 1234, 'CNY', 'sent', now(), now())""")
                .params("att_" + paymentId, paymentId, paymentId)
                .update();

        for (int i = 0; i < 3; i++) {
            assertThat(ring(paymentId, "genuine").body()).isEqualTo("DONG");
        }

        assertThat(world.bean(JdbcClient.class)
                        .sql("select state from payment_attempt where payment_id = ?")
                        .param(paymentId)
                        .query(String.class)
                        .single())
                .isEqualTo("succeeded");
    }

    private Reply ring(String orderNo, String bell) {
        return Shop.send(shop.request(
                "POST",
                "/v1/channels/bell/notifications",
                orderNo.getBytes(UTF_8),
                "Content-Type",
                "text/plain",
                "X-Bell",
                bell));
    }

    private long alarms(String kind) {
        return world.bean(JdbcClient.class)
                .sql("select count(*) from alarm where kind = ? and subject = 'bell'")
                .param(kind)
                .query(Long.class)
                .single();
    }

    private long stored(String orderNo) {
        return world.bean(JdbcClient.class)
                .sql("select count(*) from channel_notification where order_no = ?")
                .param(orderNo)
                .query(Long.class)
                .single();
    }
}
