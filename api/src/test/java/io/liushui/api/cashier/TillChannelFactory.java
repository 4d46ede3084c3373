package io.liushui.api.cashier;

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
import io.liushui.spi.Payer;
import io.liushui.spi.PayerAction;
import io.liushui.spi.PayerDetail;
import io.liushui.spi.Product;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.SupportsCode;
import io.liushui.spi.SupportsContracts;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Makes a channel whose wallet waits for the payer, and whose card has no money. */
public final class TillChannelFactory implements ChannelFactory {
    static final String RIGHT_CODE = "24680";
    static volatile String bankPage = "https://bank.example/pay";
    static final String WALLET = "https://wallet.example/confirm/";

    @Override
    public String type() {
        return "till";
    }

    @Override
    public Channel create(ChannelSettings settings, ExchangeLog log) {
        return new Till(settings.channelId(), new ConcurrentHashMap<>());
    }

    /** @param waiting what was asked for, by order number; a query finds it paid */
    private record Till(String id, Map<String, PayRequest> waiting)
            implements Channel, SupportsCode, SupportsContracts {

        @Override
        public ChannelDescription describe() {
            return new ChannelDescription(
                    id,
                    Map.of(
                            "sandbox_card", new MethodDescription(Product.QUICK_PAY, false, 1, 1_000_000),
                            "sandbox_wallet", new MethodDescription(Product.PLATFORM_PAY, true, 1, 1_000_000),
                            "till_form", new MethodDescription(Product.PLATFORM_PAY, true, 1, 1_000_000),
                            "till_app", new MethodDescription(Product.PLATFORM_PAY, true, 1, 1_000_000),
                            "till_code", new MethodDescription(Product.PLATFORM_PAY, true, 1, 1_000_000),
                            "till_bound",
                                    new MethodDescription(
                                            Product.QUICK_PAY,
                                            true,
                                            1,
                                            1_000_000,
                                            Set.of(),
                                            Set.of(),
                                            Set.of(PayerDetail.CONTRACT))),
                    Map.of("CNY", 2, "JPY", 0, "KWD", 3),
                    ChannelFunction.of(Till.class));
        }

        @Override
        public CodeTable codes() {
            return CodeTable.builder().build();
        }

        @Override
        public PayOutcome pay(PayRequest request) {
            if (request.method().equals("sandbox_card")) {
                return new PayOutcome.Declined("insufficient_funds", "no money", false);
            }
            waiting.put(request.orderNo(), request);
            String address = WALLET + request.orderNo();
            return new PayOutcome.Pending(
                    "T1",
                    switch (request.method()) {
                        case "till_form" ->
                            new PayerAction.PostForm(
                                    bankPage, Map.of("subject", "龙井<b>\"茶\"", "order", request.orderNo()), "GBK");
                        case "till_app" -> new PayerAction.AppCall(Map.of("prepay_id", request.orderNo()));
                        case "till_code" -> new PayerAction.EnterCode("138****8000", 3);
                        default -> new PayerAction.QrCode(address, address);
                    });
        }

        @Override
        public PayOutcome confirm(OrderReference order, String code) {
            return code.equals(RIGHT_CODE)
                    ? new PayOutcome.Succeeded("T1", order.amountMinor(), order.currency())
                    : new PayOutcome.Pending("T1", new PayerAction.EnterCode("138****8000", 2));
        }

        @Override
        public PayOutcome sendCodeAgain(OrderReference order, Payer payer) {
            return new PayOutcome.Pending("T1", new PayerAction.EnterCode("138****8000", 3));
        }

        @Override
        public ContractOutcome sign(ContractRequest request) {
            return new ContractOutcome.Signed("K1", "0005", null);
        }

        @Override
        public ContractOutcome confirmSigning(ContractReference contract, String code) {
            return new ContractOutcome.Signed("K1", "0005", null);
        }

        @Override
        public ContractOutcome queryContract(ContractReference contract) {
            return new ContractOutcome.Signed("K1", "0005", null);
        }

        @Override
        public OperationOutcome unsign(ContractReference contract) {
            return new OperationOutcome.Done("K1");
        }

        @Override
        public QueryOutcome query(OrderReference order) {
            PayRequest paid = waiting.get(order.orderNo());
            return paid == null
                    ? new QueryOutcome.NotFound()
                    : new QueryOutcome.Paid("T1", paid.amountMinor(), paid.currency());
        }

        @Override
        public void close() {}
    }
}
