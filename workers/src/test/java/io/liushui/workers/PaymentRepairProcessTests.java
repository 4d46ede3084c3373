package io.liushui.workers;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.payments.Payment;
import io.liushui.core.payments.PaymentClosing;
import io.liushui.core.repair.RepairDecision;
import io.liushui.core.repair.Repairs;
import io.liushui.spi.CloseOutcome;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayerAction;
import io.liushui.spi.QueryOutcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Payments at a technical dead end, through the real models, workers and core. */
class PaymentRepairProcessTests extends PaymentWays {
    @Test
    void opensARepairCaseAtATechnicalDeadEndAndGoesOnAsDecided() throws Exception {
        world.channel("alpha").onPay = request -> new PayOutcome.Unknown("reset");
        world.channel("alpha").onQuery = order -> new QueryOutcome.Unpaid("C");
        Payment payment = shop.pay("card");
        awaitAttempt(payment, "unknown");
        moveAttempt(payment, "gone");

        for (int i = 0; i < 20 && repairs(payment) == 0; i++) {
            world.advance(Duration.ofSeconds(6));
        }

        world.await("repair case", () -> repairs(payment) == 1);
        assertThat(world.text("select failed_step from repair_case where payment_id = ?", payment.id()))
                .isEqualTo("Task_QueryChannel");
        assertThat(world.text("select detail from repair_case where payment_id = ?", payment.id()))
                .contains("gone");
        assertThat(world.text("select state from payment where id = ?", payment.id()))
                .isEqualTo("processing");

        moveAttempt(payment, "alpha");
        world.channel("alpha").onQuery = order -> new QueryOutcome.Paid("C", order.amountMinor(), order.currency());
        decide(payment, RepairDecision.RETRY);

        world.awaitState(payment.id(), "succeeded");
        assertThat(world.bean(Repairs.class).openCases())
                .noneMatch(open -> open.paymentId().equals(payment.id()));
        assertThat(world.channel("alpha").calls)
                .filteredOn(call -> call.startsWith("pay"))
                .hasSize(1);
    }

    @Test
    void opensARepairCaseWhenTheChannelNeverSaysWhetherItClosed() throws Exception {
        world.channel("alpha").onPay = request -> new PayOutcome.Pending("C", new PayerAction.QrCode(null, "qr"));
        world.channel("alpha").onQuery = order -> new QueryOutcome.Unanswered("maintenance");
        world.channel("alpha").onClose = order -> new CloseOutcome.Unknown("maintenance");
        Payment payment = shop.pay("wallet");
        world.awaitState(payment.id(), "requires_action");
        world.bean(PaymentClosing.class).request(shop.appId(), payment.id());

        for (int i = 0; i < 20 && repairs(payment) == 0; i++) {
            world.advance(Duration.ofMinutes(11));
        }

        world.await("repair case", () -> repairs(payment) == 1);
        world.channel("alpha").onClose = order -> new CloseOutcome.Closed();
        decide(payment, RepairDecision.CLOSE);

        world.awaitState(payment.id(), "closed");
    }

    private static long repairs(Payment payment) {
        return world.count("repair_case where payment_id = ?", payment.id());
    }

    private static void decide(Payment payment, RepairDecision decision) {
        String repair = world.text("select id from repair_case where payment_id = ?", payment.id());
        world.bean(Repairs.class).decide(repair, decision, "operator", "looked into it");
    }

    /** A channel that is not configured: whoever calls it meets a technical failure. */
    private static void moveAttempt(Payment payment, String channelId) {
        JdbcClient jdbc = world.bean(JdbcClient.class);
        jdbc.sql("insert into channel_account values (?, 'disabled', 100, now()) on conflict do nothing")
                .param(channelId)
                .update();
        jdbc.sql("update payment_attempt set channel_id = ? where payment_id = ?")
                .params(channelId, payment.id())
                .update();
    }
}
