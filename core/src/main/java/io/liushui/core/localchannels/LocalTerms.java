package io.liushui.core.localchannels;

import io.liushui.core.money.Money;
import io.liushui.spi.ChannelDescription;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.CodeMeaning;
import io.liushui.spi.CodeTable;
import io.liushui.spi.DayCutoff;
import io.liushui.spi.DeclineReason;
import io.liushui.spi.MethodDescription;
import io.liushui.spi.PayerDetail;
import io.liushui.spi.Product;
import io.liushui.spi.TextLimit;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the local channels say of themselves. */
public enum LocalTerms {
    WALLET("wallet", "wallet_balance", Product.ACCOUNT_BALANCE, "no_wallet"),
    POINTS("points", "points", Product.VIRTUAL_CURRENCY, "no_points_account", "no_points_rate"),
    CREDIT("credit", "credit_line", Product.CREDIT_PAY, "no_credit_line", "credit_blocked", "credit_overdue");

    /** What local channels take; ISO 4217. */
    public static final List<String> CURRENCIES = List.of("CNY", "HKD", "USD", "EUR", "GBP", "JPY", "KWD");

    /** The end of the platform's day, which is theirs. */
    static final DayCutoff CUTOFF = new DayCutoff(LocalTime.MIDNIGHT, ZoneId.of("Asia/Shanghai"));

    static final String INSUFFICIENT = "insufficient_balance";
    static final String CLOSED = "order_closed";
    static final String PAID_BEFORE = "paid_before";
    static final String NOT_PAID = "order_not_paid";
    static final String EXCEEDS = "refund_exceeds_payment";
    static final String REFUNDED = "order_refunded";
    static final String DAY_OVER = "day_over";

    private final String channelId;
    private final String method;
    private final Product product;
    private final String[] refusals;

    LocalTerms(String channelId, String method, Product product, String... refusals) {
        this.channelId = channelId;
        this.method = method;
        this.product = product;
        this.refusals = refusals;
    }

    public String channelId() {
        return channelId;
    }

    public String method() {
        return method;
    }

    /** @param currencies ISO 4217 codes */
    public ChannelDescription description(Collection<String> currencies) {
        return new ChannelDescription(
                channelId,
                Map.of(
                        method,
                        new MethodDescription(
                                product, true, 1, Money.MAXIMUM_MINOR, Set.of(), Set.of(), Set.of(PayerDetail.ID))),
                currencies.stream().collect(Collectors.toMap(Function.identity(), Money::exponent)),
                ChannelFunction.of(LocalChannel.class),
                TextLimit.ORDINARY,
                CUTOFF,
                null);
    }

    public CodeTable codes() {
        return CodeTable.builder()
                .row(ChannelFunction.PAY, CodeMeaning.DONE, "paid")
                .row(ChannelFunction.PAY, CodeMeaning.DECLINED, refusals)
                .row(ChannelFunction.PAY, CodeMeaning.DECLINED, INSUFFICIENT, PAID_BEFORE)
                .row(ChannelFunction.PAY, CodeMeaning.OVER, CLOSED)
                .row(ChannelFunction.REFUND, CodeMeaning.DONE, "refunded")
                .row(ChannelFunction.REFUND, CodeMeaning.DECLINED, NOT_PAID, EXCEEDS)
                .row(ChannelFunction.VOID, CodeMeaning.DONE, "voided")
                .row(ChannelFunction.VOID, CodeMeaning.DECLINED, NOT_PAID, REFUNDED, DAY_OVER)
                .reason(ChannelFunction.VOID, DeclineReason.DAY_OVER, DAY_OVER)
                .build();
    }
}
