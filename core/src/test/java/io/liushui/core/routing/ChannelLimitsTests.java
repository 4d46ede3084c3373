package io.liushui.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.money.Money;
import io.liushui.spi.ChannelDescription;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.MethodDescription;
import io.liushui.spi.Payer;
import io.liushui.spi.PayerDetail;
import io.liushui.spi.Product;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChannelLimitsTests {
    private static final Set<String> BANKS = Set.of("ICBC", "CMB");
    private static final Payer KNOWN = new Payer("192.0.2.1", "+8613800138000", "openid", "ICBC", null);
    private static final ChannelDescription CHANNEL = channel(new MethodDescription(
            Product.NET_BANKING,
            true,
            100,
            50_000,
            Set.of("CNY", "HUF"),
            BANKS,
            Set.of(PayerDetail.BANK, PayerDetail.ACCOUNT)));

    @Test
    void takesWhatStandsInTheDescription() {
        assertThat(broken("transfer", 100, "CNY", KNOWN)).isEmpty();
        assertThat(broken("transfer", 50_000, "CNY", KNOWN)).isEmpty();
        assertThat(broken("transfer", 1_200, "HUF", KNOWN)).isEmpty();
    }

    @Test
    void namesEachLimit() {
        assertThat(broken("card", 100, "CNY", KNOWN)).contains(new Limit.MethodNotSupported());
        assertThat(broken("transfer", 100, "USD", KNOWN)).contains(new Limit.CurrencyNotSupported());
        assertThat(broken("transfer", 99, "CNY", KNOWN)).contains(new Limit.AmountTooLow(100));
        assertThat(broken("transfer", 50_001, "CNY", KNOWN)).contains(new Limit.AmountTooHigh(50_000));
        assertThat(broken("transfer", 1_234, "HUF", KNOWN)).contains(new Limit.AmountNotWhole(100));
        assertThat(broken("transfer", 100, "CNY", payer("openid", "ABC"))).contains(new Limit.BankNotOffered(BANKS));
        assertThat(broken("transfer", 100, "CNY", payer(null, "CMB")))
                .contains(new Limit.PayerDetailMissing(PayerDetail.ACCOUNT));
        assertThat(broken("transfer", 100, "CNY", payer("openid", null)))
                .contains(new Limit.PayerDetailMissing(PayerDetail.BANK));
        RouteRequest refundable =
                new RouteRequest("transfer", new Money(100, "CNY"), Set.of(), Set.of(ChannelFunction.REFUND), KNOWN);
        assertThat(ChannelLimits.broken(refundable, CHANNEL))
                .contains(new Limit.FunctionNotSupported(ChannelFunction.REFUND));
    }

    @Test
    void hasAStableCodeForEach() {
        assertThat(List.of(
                        new Limit.MethodNotSupported(),
                        new Limit.CurrencyNotSupported(),
                        new Limit.FunctionNotSupported(ChannelFunction.REFUND),
                        new Limit.AmountTooLow(1),
                        new Limit.AmountTooHigh(1),
                        new Limit.AmountNotWhole(100),
                        new Limit.BankNotOffered(BANKS),
                        new Limit.PayerDetailMissing(PayerDetail.IP)))
                .extracting(Limit::code)
                .containsExactly(
                        "method_not_supported",
                        "currency_not_supported",
                        "function_not_supported",
                        "amount_too_low",
                        "amount_too_high",
                        "amount_not_whole",
                        "bank_not_offered",
                        "payer_detail_missing");
    }

    @Test
    void tellsOfTheChannelThatCameNearest() {
        ChannelDescription cardOnly = new ChannelDescription(
                "b", Map.of("card", new MethodDescription(Product.QUICK_PAY, false, 1, 9)), Map.of("CNY", 2), Set.of());
        ChannelDescription wider = channel(new MethodDescription(Product.NET_BANKING, true, 50, 60_000));

        assertThat(nearest(50_001, List.of(cardOnly, CHANNEL))).contains(new Limit.AmountTooHigh(50_000));
        assertThat(nearest(70_000, List.of(CHANNEL, wider, cardOnly))).contains(new Limit.AmountTooHigh(60_000));
        assertThat(nearest(10, List.of(wider, CHANNEL))).contains(new Limit.AmountTooLow(50));
        assertThat(nearest(60_000, List.of(cardOnly, CHANNEL, wider))).isEmpty();
        assertThat(nearest(60_000, List.of())).contains(new Limit.MethodNotSupported());
    }

    private static Optional<Limit> nearest(long amountMinor, List<ChannelDescription> channels) {
        return ChannelLimits.nearest(request("transfer", amountMinor, "CNY", KNOWN), channels);
    }

    private static Optional<Limit> broken(String method, long amountMinor, String currency, Payer payer) {
        return ChannelLimits.broken(request(method, amountMinor, currency, payer), CHANNEL);
    }

    private static RouteRequest request(String method, long amountMinor, String currency, Payer payer) {
        return new RouteRequest(method, new Money(amountMinor, currency), Set.of(), payer);
    }

    private static Payer payer(String account, String bank) {
        return new Payer(null, null, account, bank, null);
    }

    private static ChannelDescription channel(MethodDescription transfer) {
        return new ChannelDescription(
                "a", Map.of("transfer", transfer), Map.of("CNY", 2, "HUF", 0), Set.of(ChannelFunction.PAY));
    }
}
