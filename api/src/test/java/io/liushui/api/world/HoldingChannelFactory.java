package io.liushui.api.world;

import io.liushui.spi.AuthorizationVoidRequest;
import io.liushui.spi.CaptureRequest;
import io.liushui.spi.CaptureVoidRequest;
import io.liushui.spi.Channel;
import io.liushui.spi.ChannelDescription;
import io.liushui.spi.ChannelFactory;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.ChannelSettings;
import io.liushui.spi.CodeTable;
import io.liushui.spi.DayCutoff;
import io.liushui.spi.ExchangeLog;
import io.liushui.spi.MethodDescription;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.OrderReference;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.PreauthTerms;
import io.liushui.spi.Product;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RefundRequest;
import io.liushui.spi.SupportsCaptureVoid;
import io.liushui.spi.SupportsPreauth;
import io.liushui.spi.SupportsRefund;
import io.liushui.spi.TextLimit;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;

/** Makes channels that hold amounts by the method of their own name. The one called {@code rental} takes them in parts and gives captures back. */
public final class HoldingChannelFactory implements ChannelFactory {

    @Override
    public String type() {
        return "holding";
    }

    @Override
    public Channel create(ChannelSettings settings, ExchangeLog log) {
        return settings.channelId().equals("rental") ? new Rental() : new Deposit("deposit", false);
    }

    private static class Deposit implements Channel, SupportsPreauth {
        private final String id;
        private final boolean several;

        Deposit(String id, boolean several) {
            this.id = id;
            this.several = several;
        }

        @Override
        public ChannelDescription describe() {
            return new ChannelDescription(
                    id,
                    Map.of(id, new MethodDescription(Product.QUICK_PAY, false, 1, 1_000_000)),
                    Map.of("CNY", 2),
                    ChannelFunction.of(getClass()),
                    TextLimit.ORDINARY,
                    new DayCutoff(LocalTime.of(15, 0), ZoneOffset.UTC),
                    new PreauthTerms(Set.of(id), 100, several, Duration.ofDays(7)));
        }

        @Override
        public CodeTable codes() {
            return CodeTable.builder().build();
        }

        @Override
        public PayOutcome pay(PayRequest request) {
            return new PayOutcome.Succeeded("D1", request.amountMinor(), request.currency());
        }

        @Override
        public QueryOutcome query(OrderReference order) {
            return new QueryOutcome.NotFound();
        }

        @Override
        public PayOutcome authorize(PayRequest request) {
            return new PayOutcome.Succeeded("D2", request.amountMinor(), request.currency());
        }

        @Override
        public QueryOutcome queryAuthorization(OrderReference authorization) {
            return new QueryOutcome.NotFound();
        }

        @Override
        public OperationOutcome capture(CaptureRequest request) {
            return new OperationOutcome.Done("D3");
        }

        @Override
        public OperationOutcome queryCapture(CaptureRequest request) {
            return new OperationOutcome.NotFound();
        }

        @Override
        public OperationOutcome voidAuthorization(AuthorizationVoidRequest request) {
            return new OperationOutcome.Done("D4");
        }

        @Override
        public OperationOutcome queryAuthorizationVoid(AuthorizationVoidRequest request) {
            return new OperationOutcome.NotFound();
        }

        @Override
        public void close() {}
    }

    private static final class Rental extends Deposit implements SupportsCaptureVoid, SupportsRefund {

        Rental() {
            super("rental", true);
        }

        @Override
        public OperationOutcome voidCapture(CaptureVoidRequest request) {
            return new OperationOutcome.Done("D5");
        }

        @Override
        public OperationOutcome queryCaptureVoid(CaptureVoidRequest request) {
            return new OperationOutcome.NotFound();
        }

        @Override
        public OperationOutcome refund(RefundRequest request) {
            return new OperationOutcome.Done("D6");
        }

        @Override
        public OperationOutcome queryRefund(RefundRequest request) {
            return new OperationOutcome.NotFound();
        }
    }
}
