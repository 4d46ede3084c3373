package io.liushui.sandbox.carrier;

import io.liushui.sandbox.books.Order;
import io.liushui.sandbox.host.SandboxHost;
import java.util.Map;
import java.util.Optional;

/** What the carrier knows of its phone numbers: which ones it declines, and how much each has on its bill of the month. */
final class Subscribers {

    static final String PHONE = "phone";
    private static final long MOST_PER_MONTH_FEN = 20_000;
    private static final Map<String, CarrierCode> DECLINED = Map.of(
            "13900000001", CarrierCode.OTHER_CARRIER,
            "13900000002", CarrierCode.OUT_OF_SERVICE,
            "13900000004", CarrierCode.SWITCHED_OFF,
            "13900000006", CarrierCode.NOT_ENOUGH,
            "13900000007", CarrierCode.MAINTENANCE);

    private final SandboxHost host;

    Subscribers(SandboxHost host) {
        this.host = host;
    }

    /** Why the number may not be charged; empty when it may. */
    Optional<CarrierCode> declines(String phone, long amountFen) {
        if (DECLINED.containsKey(phone)) {
            return Optional.of(DECLINED.get(phone));
        }
        return billed(phone) + amountFen > MOST_PER_MONTH_FEN
                ? Optional.of(CarrierCode.MONTHLY_LIMIT)
                : Optional.empty();
    }

    static String mask(String phone) {
        return phone.substring(0, 3) + "****" + phone.substring(7);
    }

    private long billed(String phone) {
        long now = host.clock().millis();
        return host.books().orders().findByDetail(PHONE, phone).stream()
                .filter(order -> order.chargedAt() != null && Month.isSame(order.chargedAt(), now))
                .mapToLong(Subscribers::onTheBill)
                .sum();
    }

    private static long onTheBill(Order order) {
        return order.amount() - order.refunded();
    }
}
