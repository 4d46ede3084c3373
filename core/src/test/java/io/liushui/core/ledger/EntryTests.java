package io.liushui.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.liushui.core.money.Money;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntryTests {
    private static final Money TEA = new Money(1234, "CNY");
    private static final Line DEBIT = Line.debit(Account.CHANNEL_RECEIVABLE, "alpha", TEA);

    @Test
    void tellsByHowMuchAnEntryIsNotBalanced() {
        Line credit = Line.credit(Account.MERCHANT_PAYABLE, "mer_1", new Money(1000, "CNY"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Entry("x", "x", List.of(DEBIT, credit)))
                .withMessageContaining("234 minor units of CNY");
    }

    @Test
    void balancesEachCurrencyByItself() {
        Line credit = Line.credit(Account.MERCHANT_PAYABLE, "mer_1", new Money(1234, "USD"));

        assertThatIllegalArgumentException().isThrownBy(() -> new Entry("x", "x", List.of(DEBIT, credit)));
    }

    @Test
    void refusesAnEntryWithoutLines() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Entry("x", "x", List.of()));
    }

    @Test
    void refusesALineThatIsBothOrNeither() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Line(Account.SUSPENSE, "p", 1, 1, "CNY"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Line(Account.SUSPENSE, "p", 0, 0, "CNY"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Line(Account.SUSPENSE, "p", -1, 0, "CNY"));
    }

    @Test
    void booksStrayMoneyThroughSuspense() {
        Entry received = PaymentPostings.strayReceived("att_1", "pay_1", "alpha", TEA);
        Entry refunded = PaymentPostings.strayRefunded("ref_1", "pay_1", "alpha", TEA);

        assertThat(received.lines()).containsExactly(DEBIT, Line.credit(Account.SUSPENSE, "pay_1", TEA));
        assertThat(refunded.lines())
                .containsExactly(
                        Line.debit(Account.SUSPENSE, "pay_1", TEA),
                        Line.credit(Account.CHANNEL_RECEIVABLE, "alpha", TEA));
    }
}
