package io.liushui.core.preauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.oracle.ChannelBooks;
import io.liushui.core.oracle.Charge;
import io.liushui.core.oracle.Held;
import io.liushui.core.oracle.HeldBooks;
import io.liushui.core.oracle.Violation;
import io.liushui.core.refunds.CaptureRefunds;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The oracle over the channel's books of authorisations and captures: it sees what agrees, and each way in which it does not. */
class BooksOfHoldsIntegrationTests {
    private HoldJourney journey;
    private String orderNo;
    private Charge taken;
    private Charge givenBack;

    /** Of 100 yuan 40 were taken and given back, and then 70 taken. */
    @BeforeEach
    void captures() {
        journey = new HoldJourney();
        String auth = journey.held(100_00);
        String first = capture(auth, 40_00);
        journey.voidCapture(first);
        journey.drain(auth);
        String second = capture(auth, 70_00);
        orderNo = journey.world.text("select channel_order_no from payment_attempt");
        givenBack = new Charge(number(first), 40_00, "CNY", 1, 40_00);
        taken = new Charge(number(second), 70_00, "CNY", 1, 0);
    }

    @AfterEach
    void stop() {
        journey.close();
    }

    @Test
    void agreesWithWhatTheChannelTookAndHolds() {
        assertThat(charges(taken, givenBack)).isEmpty();
        assertThat(held(new Held(orderNo, "CNY", 70_00, 30_00))).isEmpty();
    }

    @Test
    void seesEachDisagreementAboutCaptures() {
        assertThat(charges(taken)).containsExactly("every_capture_has_its_charge");
        assertThat(charges(taken, givenBack, new Charge("ca00000000", 1, "CNY", 1, 0)))
                .containsExactly("each_charge_belongs_to_one_payment");
        assertThat(charges(new Charge(taken.orderNo(), 70_00, "CNY", 2, 0), givenBack))
                .contains("each_charge_belongs_to_one_capture");
        assertThat(charges(new Charge(taken.orderNo(), 71_00, "CNY", 1, 0), givenBack))
                .contains("each_charge_belongs_to_one_capture");
        assertThat(charges(new Charge(taken.orderNo(), 70_00, "CNY", 1, 70_00), givenBack))
                .contains("each_charge_belongs_to_one_capture");
        assertThat(charges(taken, new Charge(givenBack.orderNo(), 40_00, "CNY", 1, 0)))
                .contains("each_charge_belongs_to_one_capture");
        journey.world
                .jdbc()
                .sql("update capture set state = 'failed' where amount_minor = 7000")
                .update();
        assertThat(charges(taken, givenBack)).contains("each_charge_belongs_to_one_capture");
    }

    @Test
    void holdsWhatWasRefundedOfACaptureAgainstTheChannel() {
        String capture = journey.world.text("select id from capture where amount_minor = 7000");
        String refund = ((CaptureRefunds.Result.Accepted) journey.refund(capture, 30_00L))
                .refund()
                .id();
        assertThat(charges(taken, givenBack)).as("nothing was sent yet").isEmpty();
        journey.refunded(refund);

        assertThat(charges(new Charge(taken.orderNo(), 70_00, "CNY", 1, 30_00), givenBack))
                .isEmpty();
        assertThat(charges(taken, givenBack)).contains("each_charge_belongs_to_one_capture");
        assertThat(charges(new Charge(taken.orderNo(), 70_00, "CNY", 1, 40_00), givenBack))
                .contains("each_charge_belongs_to_one_capture");
    }

    @Test
    void seesEachDisagreementAboutWhatIsHeld() {
        assertThat(held()).containsExactly("every_authorisation_is_known_to_its_channel");
        assertThat(held(new Held(orderNo, "CNY", 70_00, 60_00))).containsExactly("channels_hold_what_we_believe");
        assertThat(held(new Held(orderNo, "CNY", 70_00, 0))).containsExactly("channels_hold_what_we_believe");
        assertThat(held(new Held(orderNo, "CNY", 40_00, 30_00))).containsExactly("channels_hold_what_we_believe");
        assertThat(held(new Held(orderNo, "CNY", 70_00, 30_00), new Held("stranger", "CNY", 0, 1)))
                .containsExactly("channels_hold_what_we_believe");
        assertThat(held(new Held(orderNo, "CNY", 70_00, 30_00), new Held("stranger", "CNY", 0, 0)))
                .isEmpty();
    }

    private String capture(String auth, long amountMinor) {
        CommandResult made = journey.capture(auth, amountMinor, null);
        journey.drain(auth);
        return ((CommandResult.OfCapture) made).capture().id();
    }

    private String number(String capture) {
        return journey.world.text(
                "select o.number from capture c join channel_operation o on o.id = c.operation_id where c.id = ?",
                capture);
    }

    private List<String> charges(Charge... charges) {
        return journey
                .world
                .bean(ChannelBooks.class)
                .compare("alpha", Arrays.asList(charges).iterator())
                .stream()
                .map(Violation::rule)
                .toList();
    }

    private List<String> held(Held... held) {
        return journey
                .world
                .bean(HeldBooks.class)
                .compare("alpha", Arrays.asList(held).iterator())
                .stream()
                .map(Violation::rule)
                .toList();
    }
}
