package io.liushui.channel.sandbox;

import io.liushui.spi.Channel;
import io.liushui.spi.ChannelDescription;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.CloseOutcome;
import io.liushui.spi.CodeTable;
import io.liushui.spi.ContractOutcome;
import io.liushui.spi.ContractReference;
import io.liushui.spi.ContractRequest;
import io.liushui.spi.ExchangeLog;
import io.liushui.spi.NotificationRefused;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.OrderReference;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.Payer;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RawNotification;
import io.liushui.spi.ReceivesNotifications;
import io.liushui.spi.RefundRequest;
import io.liushui.spi.SupportsClose;
import io.liushui.spi.SupportsCode;
import io.liushui.spi.SupportsContracts;
import io.liushui.spi.SupportsRefund;
import io.liushui.spi.SupportsVoid;
import io.liushui.spi.VoidRequest;
import java.time.Clock;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The sandbox as a payment channel. */
final class SandboxChannel
        implements Channel,
                SupportsClose,
                SupportsVoid,
                SupportsRefund,
                HoldsMoney,
                SupportsContracts,
                SupportsCode,
                PaysOut,
                ReceivesNotifications {

    private final SandboxSettings settings;
    private final ExchangeLog log;
    private final JsonMapper mapper = JsonMapper.builder().build();
    private final Wire wire;
    private final Payments payments;
    private final Operations operations;
    private final Contracts contracts;
    private final Payouts payouts;
    private final Notifications notifications;

    SandboxChannel(SandboxSettings settings, ExchangeLog log, Clock clock) {
        this.settings = settings;
        this.log = log;
        this.wire = new Wire(settings, log, clock, mapper);
        Codes codes = new Codes(log);
        Answers answers = new Answers(codes);
        this.payments = new Payments(settings, wire, answers);
        this.operations = new Operations(wire, answers);
        this.contracts = new Contracts(settings, wire, codes);
        this.payouts = new Payouts(wire, codes);
        this.notifications = new Notifications(settings.serverKey(), clock, mapper, new News(answers, contracts));
    }

    @Override
    public ChannelDescription describe() {
        return Description.of(settings);
    }

    @Override
    public CodeTable codes() {
        return Codes.TABLE;
    }

    @Override
    public PayOutcome pay(PayRequest request) {
        return payments.pay(request);
    }

    @Override
    public QueryOutcome query(OrderReference order) {
        return payments.query(order);
    }

    @Override
    public PayOutcome confirm(OrderReference order, String code) {
        return payments.confirm(order, code);
    }

    @Override
    public PayOutcome sendCodeAgain(OrderReference order, Payer payer) {
        return payments.sendCodeAgain(order);
    }

    @Override
    public CloseOutcome close(OrderReference order) {
        return payments.close(order);
    }

    @Override
    public OperationOutcome voidPayment(VoidRequest request) {
        return operations.submit(Operation.VOID, request.voidNo(), request.traceId(), Bodies.undo(request));
    }

    @Override
    public OperationOutcome queryVoid(VoidRequest request) {
        return operations.ask(Operation.VOID, request.voidNo(), request.traceId());
    }

    @Override
    public OperationOutcome refund(RefundRequest request) {
        return operations.submit(Operation.REFUND, request.refundNo(), request.traceId(), Bodies.refund(request));
    }

    @Override
    public OperationOutcome queryRefund(RefundRequest request) {
        return operations.ask(Operation.REFUND, request.refundNo(), request.traceId());
    }

    @Override
    public SandboxSettings settings() {
        return settings;
    }

    @Override
    public Payments payments() {
        return payments;
    }

    @Override
    public Operations operations() {
        return operations;
    }

    @Override
    public Payouts payouts() {
        return payouts;
    }

    @Override
    public ContractOutcome sign(ContractRequest request) {
        return contracts.sign(request);
    }

    @Override
    public ContractOutcome confirmSigning(ContractReference contract, String code) {
        return contracts.confirm(contract, code);
    }

    @Override
    public ContractOutcome queryContract(ContractReference contract) {
        return contracts.query(contract);
    }

    @Override
    public OperationOutcome unsign(ContractReference contract) {
        return contracts.unsign(contract);
    }

    @Override
    public ChannelNotification parse(RawNotification raw) throws NotificationRefused {
        long start = System.nanoTime();
        ChannelNotification notification = notifications.parse(raw);
        log.record(notification, Wire.MASKING.body(raw.body()).strip(), acknowledge(), start);
        return notification;
    }

    @Override
    public Answer acknowledge() {
        return new Answer(200, "application/json", "{\"code\":\"ok\"}");
    }

    @Override
    public Answer refuse(String reason) {
        return new Answer(
                400, "application/json", mapper.writeValueAsString(Map.of("code", "refused", "message", reason)));
    }

    @Override
    public void close() {
        wire.close();
    }
}
