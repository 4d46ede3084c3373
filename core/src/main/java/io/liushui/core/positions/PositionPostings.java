package io.liushui.core.positions;

import io.liushui.core.ledger.Account;
import io.liushui.core.ledger.Entry;
import io.liushui.core.ledger.Line;
import io.liushui.core.money.Money;
import java.util.List;

/** How positions are booked. */
final class PositionPostings {

    private PositionPostings() {}

    /** Own funds now lie at the channel. */
    static Entry toppedUp(String reference, String channelId, Money amount) {
        return new Entry(
                reference,
                "Position topped up",
                List.of(
                        Line.debit(Account.CHANNEL_POSITION, channelId, amount),
                        Line.credit(Account.POSITION_FUNDING, channelId, amount)));
    }
}
