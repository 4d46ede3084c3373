package io.liushui.channel.netbank;

import io.liushui.spi.BillOutcome;
import io.liushui.spi.BillRequest;
import io.liushui.spi.BillRow;
import io.liushui.spi.BillUnreadable;
import io.liushui.spi.Channel;
import io.liushui.spi.ChannelDescription;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.CloseOutcome;
import io.liushui.spi.CodeTable;
import io.liushui.spi.NotificationRefused;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.OrderReference;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.PayerAction;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RawNotification;
import io.liushui.spi.ReceivesNotifications;
import io.liushui.spi.RefundRequest;
import io.liushui.spi.SupportsBills;
import io.liushui.spi.SupportsClose;
import io.liushui.spi.SupportsRefund;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The plugin with a payer whose browser posts each form at once, so that orders reach the bank in {@code pay}. */
record Browsed(NetbankChannel plugin, Browser browser)
        implements Channel, SupportsClose, SupportsRefund, SupportsBills, ReceivesNotifications {

    @Override
    public PayOutcome pay(PayRequest request) {
        PayOutcome outcome = plugin.pay(request);
        if (outcome instanceof PayOutcome.Pending(String _, PayerAction.PostForm form)) {
            browser.post(form);
        }
        return outcome;
    }

    @Override
    public ChannelDescription describe() {
        return plugin.describe();
    }

    @Override
    public CodeTable codes() {
        return plugin.codes();
    }

    @Override
    public QueryOutcome query(OrderReference order) {
        return plugin.query(order);
    }

    @Override
    public CloseOutcome close(OrderReference order) {
        return plugin.close(order);
    }

    @Override
    public OperationOutcome refund(RefundRequest request) {
        return plugin.refund(request);
    }

    @Override
    public OperationOutcome queryRefund(RefundRequest request) {
        return plugin.queryRefund(request);
    }

    @Override
    public BillOutcome downloadBill(BillRequest request, Path target) {
        return plugin.downloadBill(request, target);
    }

    @Override
    public long readBill(Path bill, Consumer<BillRow> rows) throws BillUnreadable {
        return plugin.readBill(bill, rows);
    }

    @Override
    public ChannelNotification parse(RawNotification raw) throws NotificationRefused {
        return plugin.parse(raw);
    }

    @Override
    public Answer acknowledge() {
        return plugin.acknowledge();
    }

    @Override
    public Answer refuse(String reason) {
        return plugin.refuse(reason);
    }

    @Override
    public void close() {
        plugin.close();
        browser.close();
    }
}
