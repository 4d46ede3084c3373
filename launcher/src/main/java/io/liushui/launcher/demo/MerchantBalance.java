package io.liushui.launcher.demo;

import java.util.Map;

/** What we owe the demonstration's merchant. */
record MerchantBalance(Telling telling) {

    void tell() {
        Map<String, Object> now = telling.look("/v1/balances/CNY");
        telling.line(
                "balance",
                "available " + Amounts.of(now, "available") + ", pending " + Amounts.of(now, "pending") + ", frozen "
                        + Amounts.of(now, "frozen"));
    }
}
