package io.liushui.launcher.humantasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.liushui.core.json.Json;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Agreements that a payer signs by card and code, and what is debited under them while nobody is there to ask. */
record StaffedDebits(StaffedSystem system) {

    /** The id of a signed contract that allows debits of 100,000.00. */
    String agreement() {
        String id = (String)
                accepted("/v1/contracts", """
                {"merchant_contract_no":"%s","method":"sandbox_debit","payer":{"id":"u1"},
                 "card":{"number":"6221558812340005","expiry_month":12,"expiry_year":2035,"holder":"LI LEI","phone":"+8613800138000"},
                 "limits":{"currency":"CNY","per_debit":10000000,"per_day":20000000,"per_month":30000000}}""".formatted(UUID.randomUUID())).get("id");
        String code = code(system.text("select contract_no from contract where id = ?", id));
        HttpResponse<String> confirmed =
                system.merchant().post("/v1/contracts/" + id + "/confirm", "{\"code\":\"" + code + "\"}");
        assertThat(confirmed.statusCode()).as(confirmed.body()).isBetween(200, 202);
        await("the contract is signed")
                .atMost(Duration.ofSeconds(60))
                .until(() -> system.text("select state from contract where id = ?", id)
                        .equals("signed"));
        return id;
    }

    /** The id of an accepted payment under this contract. */
    String debit(String contractId, long amountMinor) {
        return (String) accepted("/v1/payments", """
                {"merchant_order_no":"%s","amount":%d,"currency":"CNY","subject":"Rent","contract_id":"%s"}""".formatted(UUID.randomUUID(), amountMinor, contractId))
                .get("id");
    }

    /** What of the contract's limits this debit claims: {@code reserved}, {@code used} or {@code released}. */
    String claim(String paymentId) {
        return system.text("select state from contract_usage where payment_id = ?", paymentId);
    }

    /** What the bank sends to the payer's phone. */
    private String code(String contractNo) {
        List<?> codes = await("a code")
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> (List<?>) Json.readObject(system.sandbox("GET", "/control/codes?order=" + contractNo))
                                .get("data"),
                        sent -> !sent.isEmpty());
        return (String) ((Map<?, ?>) codes.getLast()).get("code");
    }

    private Map<String, Object> accepted(String target, String body) {
        HttpResponse<String> answer = system.merchant().post(target, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Json.readObject(answer.body());
    }
}
