package io.liushui.core.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.oracle.Violation;
import io.liushui.spi.OperationOutcome;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The oracle sees each way in which a channel's books and ours may differ, and each broken rule of ours. */
class PayoutBooksIntegrationTests {
    private PayoutWorld world;
    private String paid;

    @BeforeEach
    void start() {
        world = PayoutWorld.start().funded(10_000);
        paid = world.accepted("P-1", 3_000);
        world.paid(paid);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void agreesWhenEachPayoutIsThereOnce() {
        assertThat(compare(theirs(3_000, 1, false))).isEmpty();
        world.core.bean(PayoutReturns.class).returned(paid, world.payout(paid).amount(), "closed");
        assertThat(compare(theirs(3_000, 1, true))).isEmpty();
    }

    @Test
    void seesWhatDiffers() {
        assertThat(compare())
                .singleElement()
                .satisfies(violation -> assertThat(violation.rule()).isEqualTo("every_paid_payout_is_at_the_channel"));
        assertThat(compare(theirs(3_000, 0, false)))
                .singleElement()
                .satisfies(violation -> assertThat(violation.rule()).isEqualTo("every_paid_payout_is_at_the_channel"));
        assertThat(compare(theirs(3_000, 1, false), new PaidOut("declined", 1, "CNY", 0, false)))
                .isEmpty();
        assertThat(compare(theirs(3_000, 2, false)))
                .anyMatch(violation -> violation.detail().equals("paid 2 times"));
        assertThat(compare(theirs(2_999, 1, false)))
                .anyMatch(violation -> violation.detail().startsWith("channel 2999"));
        assertThat(compare(theirs(3_000, 1, true)))
                .anyMatch(violation -> violation.detail().equals("returned there, ours is succeeded"));
        assertThat(compare(theirs(3_000, 1, false), new PaidOut("strange", 1, "CNY", 1, false)))
                .anyMatch(violation -> violation.detail().equals("no payout of ours"));
    }

    @Test
    void seesThatTheChannelPaidWhatWeCallFailed() {
        world.beta.onPayOut = request -> new OperationOutcome.Declined("account_closed", "no");
        String failed = world.accepted("P-2", 1_000);
        world.paid(failed);

        assertThat(compare(theirs(3_000, 1, false), new PaidOut(world.number(failed), 1_000, "CNY", 1, false)))
                .singleElement()
                .satisfies(violation -> assertThat(violation.detail()).isEqualTo("succeeded there, ours is failed"));
    }

    @Test
    void leavesAnOpenPayoutItsTime() {
        world.beta.onPayOut = request -> new OperationOutcome.Unknown("read timeout");
        String open = world.accepted("P-2", 1_000);
        world.core.bean(io.liushui.core.operations.Operations.class).submit(world.routed(open), PayoutWorld.INSTANCE);

        assertThat(compare(theirs(3_000, 1, false), new PaidOut(world.number(open), 1_000, "CNY", 1, false)))
                .isEmpty();
    }

    @Test
    void seesBrokenRules() {
        world.core
                .jdbc()
                .sql("update channel_position set balance_minor = balance_minor + 1")
                .update();
        world.core
                .jdbc()
                .sql("update payout set state = 'failed', reason_code = 'x' where id = ?")
                .param(paid)
                .update();

        assertThat(world.violations())
                .extracting(Violation::rule)
                .contains(
                        "position_is_what_is_booked",
                        "payout_is_booked_as_it_stands",
                        "payout_ends_as_its_channel_said");
    }

    private PaidOut theirs(long amountMinor, int executions, boolean returned) {
        return new PaidOut(world.number(paid), amountMinor, "CNY", executions, returned);
    }

    private List<Violation> compare(PaidOut... theirs) {
        return world.core
                .bean(PayoutBooks.class)
                .compare("beta", List.of(theirs).iterator());
    }
}
