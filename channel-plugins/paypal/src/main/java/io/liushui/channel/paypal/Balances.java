package io.liushui.channel.paypal;

import io.liushui.channel.paypal.PaypalApi.Answer;
import io.liushui.spi.BalanceOutcome;
import io.liushui.spi.http.ChannelCall;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What the account holds; PayPal refreshes it within three hours. */
final class Balances {

    private final PaypalApi api;
    private final String channelId;

    Balances(PaypalApi api, String channelId) {
        this.api = api;
        this.channelId = channelId;
    }

    BalanceOutcome balance(String currency) {
        Answer answer = api.get(
                new ChannelCall("balance", channelId, null),
                api.url("v1/reporting/balances")
                        .addQueryParameter("currency_code", currency)
                        .build());
        return switch (answer) {
            case Answer.Done(int _, JsonNode body) -> read(currency, body);
            case Answer.Refused(int _, String code, String _, String _) -> new BalanceOutcome.Unknown("code " + code);
            case Answer.NotSent(String reason) -> new BalanceOutcome.Unknown(reason);
            case Answer.Lost(String reason) -> new BalanceOutcome.Unknown(reason);
        };
    }

    private static BalanceOutcome read(String currency, JsonNode body) {
        for (JsonNode balance : body.path("balances")) {
            if (PaypalOrder.text(balance, "currency").equals(currency)) {
                Optional<Amount> available = Amount.read(balance.path("available_balance"));
                Optional<Amount> withheld = Amount.read(balance.path("withheld_balance"));
                return available.isPresent() && withheld.isPresent()
                        ? new BalanceOutcome.Known(
                                available.get().minor(), withheld.get().minor())
                        : new BalanceOutcome.Unknown("the balance cannot be read");
            }
        }
        return new BalanceOutcome.Unknown("the account holds no " + currency);
    }
}
