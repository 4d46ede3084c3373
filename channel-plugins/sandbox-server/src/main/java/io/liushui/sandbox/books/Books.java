package io.liushui.sandbox.books;

import io.liushui.sandbox.books.Plans.Plan;
import io.liushui.sandbox.store.Sql;
import io.liushui.sandbox.wire.Refusal;
import io.liushui.sandbox.wire.Tagged;
import java.sql.SQLException;
import java.util.Optional;

/** The books of one channel; another channel's numbers are unknown to it. */
public final class Books {

    private final Desk desk;
    private final Orders orders;
    private final Refunds refunds;
    private final Authorizations authorizations;
    private final Captures captures;
    private final Contracts contracts;
    private final Positions positions;
    private final Payouts payouts;

    public Books(Desk desk) {
        this.desk = desk;
        this.orders = new Orders(desk);
        this.refunds = new Refunds(desk);
        this.authorizations = new Authorizations(desk);
        this.captures = new Captures(desk, authorizations, orders.money());
        this.contracts = new Contracts(desk);
        this.positions = new Positions(desk);
        this.payouts = new Payouts(desk, positions);
    }

    public Orders orders() {
        return orders;
    }

    public Refunds refunds() {
        return refunds;
    }

    public Authorizations authorizations() {
        return authorizations;
    }

    public Captures captures() {
        return captures;
    }

    public Contracts contracts() {
        return contracts;
    }

    public Payouts payouts() {
        return payouts;
    }

    public Positions positions() {
        return positions;
    }

    public Codes codes() {
        return new Codes(desk);
    }

    public Bills bills() {
        return new Bills(desk);
    }

    /** Carries the command out by itself after the delay, and notifies; a refusal is silent. */
    public void later(Command command, long delayMillis) {
        String body = Tagged.write(command);
        desk.store().write(sql -> {
            Plans.add(sql, desk, delayMillis, Plans.Action.EXECUTE, command.number(), body);
            return null;
        });
    }

    void run(Sql sql, Plan plan) throws SQLException {
        Optional<Order> order = orders.find(sql, plan.number());
        switch (plan.action()) {
            case EXECUTE -> executeQuietly(sql, Tagged.read(plan.body(), Command.class));
            case CHARGE -> {
                if (order.isPresent()) {
                    orders.money().charge(sql, order.get());
                }
            }
            case DECLINE -> {
                if (order.isPresent() && order.get().state() == Order.State.PENDING) {
                    orders.money().decline(sql, order.get(), plan.body());
                }
            }
            case REFUND -> refunds.complete(sql, plan.number(), null);
            case DECLINE_REFUND -> refunds.complete(sql, plan.number(), plan.body());
            case AUTHORIZE -> authorizations.decideLater(sql, plan.number(), plan.body());
            case PAY_OUT -> payouts.complete(sql, plan.number(), null);
            case DECLINE_PAYOUT -> payouts.complete(sql, plan.number(), plan.body());
            case RETURN_PAYOUT -> payouts.sendBackLater(sql, plan.number(), plan.body());
        }
    }

    private void executeQuietly(Sql sql, Command command) throws SQLException {
        try {
            switch (command) {
                case NewOrder order -> orders.submit(sql, order, true);
                case NewRefund refund -> refunds.refund(sql, refund, true);
                case NewAuthorization asked -> authorizations.submit(sql, asked, true);
                case NewCapture capture -> captures.capture(sql, capture, true);
                case NewRelease release -> captures.release(sql, release, true);
                case NewContract contract -> contracts.sign(sql, contract, true);
                case NewPayout payout -> payouts.pay(sql, payout, true);
            }
        } catch (Refusal closedMeanwhile) {
            // Refused before anything was written; nobody waits for the answer any more
        }
    }
}
