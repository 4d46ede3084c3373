package io.liushui.sandbox.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FalsifiedTests {

    private final TestBank bank = new TestBank();

    @AfterEach
    void close() {
        bank.close();
    }

    /** PayPal's sandbox tells the number from there. */
    @Test
    void anotherNumberStandsInTheDetailsToo() {
        bank.alpha().orders().submit(TestBank.order("P1", Decision.AT_ONCE, 100), false);
        Order order = bank.alpha().orders().note("P1", Map.of("custom_id", "P1", "bank", "ICBC"));

        Event told = Falsified.number(new Event.OrderChanged(order), "P2");

        assertThat(told).isInstanceOfSatisfying(Event.OrderChanged.class, changed -> {
            assertThat(changed.order().orderNo()).isEqualTo("P2");
            assertThat(changed.order().details()).isEqualTo(Map.of("custom_id", "P2", "bank", "ICBC"));
            assertThat(changed.order().reference()).isEqualTo(order.reference());
        });
    }
}
