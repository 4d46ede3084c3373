package io.liushui.sandbox.orders;

import io.liushui.sandbox.orders.Plans.Plan;
import io.liushui.sandbox.store.Sql;
import io.liushui.sandbox.store.Store;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Carries out due plans; taking a plan and its effect share one transaction. */
public final class PlanRunner {

    private final Store store;
    private final Clock clock;
    private final Orders orders;
    private final Function<String, NewOrder> orderReader;

    /** @param orderReader reads the JSON given to {@link Orders#submitLater} */
    public PlanRunner(Store store, Clock clock, Orders orders, Function<String, NewOrder> orderReader) {
        this.store = store;
        this.clock = clock;
        this.orders = orders;
        this.orderReader = orderReader;
    }

    public void runDue() {
        long now = clock.millis();
        boolean due = store.read(sql -> sql.one("select 1 from plan where due_at <= ?", row -> true, now))
                .isPresent();
        if (due) {
            store.write(sql -> {
                List<Plan> plans = Plans.takeDue(sql, now);
                for (Plan plan : plans) {
                    run(sql, plan);
                }
                return null;
            });
        }
    }

    private void run(Sql sql, Plan plan) throws SQLException {
        Optional<Order> order = OrderTable.find(sql, plan.number());
        switch (plan.action()) {
            case SUBMIT -> {
                if (order.isEmpty()) {
                    orders.submit(sql, orderReader.apply(plan.body()), true);
                }
            }
            case CHARGE -> {
                if (order.isPresent()) {
                    orders.charge(sql, order.get());
                }
            }
            case DECLINE -> {
                if (order.isPresent() && order.get().state() == Order.State.PENDING) {
                    orders.decline(sql, order.get(), plan.body());
                }
            }
            case REFUND -> Refunds.complete(sql, plan.number());
        }
    }
}
