package io.liushui.api.world;

import io.liushui.spi.Channel;
import io.liushui.spi.ChannelDescription;
import io.liushui.spi.ChannelFactory;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.ChannelSettings;
import io.liushui.spi.CodeTable;
import io.liushui.spi.ContractOutcome;
import io.liushui.spi.ContractReference;
import io.liushui.spi.ContractRequest;
import io.liushui.spi.ExchangeLog;
import io.liushui.spi.MethodDescription;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.OrderReference;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.PayerAction;
import io.liushui.spi.PayerDetail;
import io.liushui.spi.Product;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.SupportsContracts;
import java.util.Map;
import java.util.Set;

/** Makes a channel that signs: a card by a code, without a card on its page; and that takes money under what was signed. */
public final class SigningChannelFactory implements ChannelFactory {
    public static final String RIGHT_CODE = "246810";
    public static final String REFUSED_CODE = "999999";
    public static final String CODE_IN_TROUBLE = "888888";

    @Override
    public String type() {
        return "signing";
    }

    @Override
    public Channel create(ChannelSettings settings, ExchangeLog log) {
        return new Signing(settings.channelId());
    }

    private record Signing(String id) implements Channel, SupportsContracts {

        @Override
        public ChannelDescription describe() {
            return new ChannelDescription(
                    id,
                    Map.of(
                            "bound_card",
                            method(Product.QUICK_PAY, true),
                            "agreement",
                            method(Product.AGREEMENT_DEBIT, false)),
                    Map.of("CNY", 2),
                    ChannelFunction.of(Signing.class));
        }

        private static MethodDescription method(Product product, boolean interactive) {
            return new MethodDescription(
                    product, interactive, 1, 1_000_000, Set.of(), Set.of(), Set.of(PayerDetail.CONTRACT));
        }

        @Override
        public CodeTable codes() {
            return CodeTable.builder().build();
        }

        @Override
        public ContractOutcome sign(ContractRequest request) {
            return new ContractOutcome.Pending(
                    null,
                    request.card() == null
                            ? new PayerAction.Redirect("https://bank.example/sign/" + request.contractNo())
                            : new PayerAction.EnterCode("138****8000", 3));
        }

        @Override
        public ContractOutcome confirmSigning(ContractReference contract, String code) {
            return switch (code) {
                case RIGHT_CODE -> new ContractOutcome.Signed("K" + contract.contractNo(), null, null);
                case REFUSED_CODE -> new ContractOutcome.Declined("card_refused", "no");
                case CODE_IN_TROUBLE -> new ContractOutcome.Unavailable("down");
                default -> new ContractOutcome.Pending(null, new PayerAction.EnterCode("138****8000", 3));
            };
        }

        @Override
        public ContractOutcome queryContract(ContractReference contract) {
            return new ContractOutcome.Signed("K" + contract.contractNo(), "4242", null);
        }

        @Override
        public OperationOutcome unsign(ContractReference contract) {
            return new OperationOutcome.Done(contract.channelRef());
        }

        @Override
        public PayOutcome pay(PayRequest request) {
            return new PayOutcome.Succeeded("S1", request.amountMinor(), request.currency());
        }

        @Override
        public QueryOutcome query(OrderReference order) {
            return new QueryOutcome.NotFound();
        }

        @Override
        public void close() {}
    }
}
