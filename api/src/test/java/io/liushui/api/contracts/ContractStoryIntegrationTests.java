package io.liushui.api.contracts;

import static io.liushui.api.world.ContractProcess.code;
import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.api.openapi.ServedContract;
import io.liushui.api.world.ApiWorld;
import io.liushui.api.world.ContractProcess;
import io.liushui.api.world.Reply;
import io.liushui.api.world.Shop;
import io.liushui.api.world.SigningChannelFactory;
import io.liushui.core.payments.PaymentJobs;
import io.liushui.core.risk.RiskVerdict;
import io.liushui.core.stepup.PasswordStepUps;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a merchant does with contracts, told as stories. */
class ContractStoryIntegrationTests {
    private static final RiskVerdict PASS = new RiskVerdict("pass", "no_rule", "1");

    private final ApiWorld world = ApiWorld.shared();
    private final Shop shop = world.shop();
    private final ServedContract served = new ServedContract(world);

    @Test
    void bindsACardByACodePaysWithItAndUnbindsIt() {
        String wish = ContractProcess.wish("C-1", "bound_card");
        Reply created = checked(shop.post("/v1/contracts", wish, "k1"));
        assertThat(created.status()).isEqualTo(201);
        String id = created.text("id");
        assertThat(created.json())
                .containsEntry("state", "pending")
                .containsEntry("card", Map.of("brand", "unionpay", "bin", "622155", "last_four", "0005"));
        assertThat(((Map<?, ?>) created.json().get("next_action")).get("type")).isEqualTo("sms_code");

        Reply repeated = checked(shop.post("/v1/contracts", wish, "k1"));
        assertThat(repeated.body()).isEqualTo(created.body());
        assertThat(repeated.header("Idempotency-Replayed")).isEqualTo("true");

        assertThat(shop.post("/v1/contracts/" + id + "/confirm", code("111111")).problem())
                .isEqualTo("402 code_wrong");
        Reply signed =
                checked(shop.post("/v1/contracts/" + id + "/confirm", code(SigningChannelFactory.RIGHT_CODE), "k2"));
        assertThat(signed.status()).isEqualTo(200);
        assertThat(signed.text("state")).isEqualTo("signed");
        assertThat(checked(shop.post("/v1/contracts/" + id + "/confirm", code(SigningChannelFactory.RIGHT_CODE), "k2"))
                        .body())
                .isEqualTo(signed.body());
        assertThat(checked(shop.get("/v1/contracts/" + id)).body()).isEqualTo(signed.body());
        assertThat(ids(checked(shop.get("/v1/contracts?payer_id=u1&state=signed"))))
                .containsExactly(id);
        assertThat(ids(shop.get("/v1/contracts?merchant_contract_no=C-1&state=failed")))
                .isEmpty();
        assertThat(ids(checked(shop.get("/v1/contracts?merchant_contract_no=C-1"))))
                .containsExactly(id);
        assertThat(ids(checked(shop.get("/v1/contracts?state=failed")))).isEmpty();

        Reply payment = checked(shop.post("/v1/payments", order(id)));
        assertThat(payment.status()).as(payment.body()).isEqualTo(201);
        assertThat(payment.json()).containsEntry("contract_id", id).containsEntry("method", "bound_card");

        Reply unsigning = checked(shop.post("/v1/contracts/" + id + "/unsign", ""));
        assertThat(unsigning.status()).isEqualTo(202);
        assertThat(shop.post("/v1/payments", order(id)).problem()).isEqualTo("409 contract_not_signed");
        ContractProcess.unsign(shop, id);
        Reply unsigned = checked(shop.post("/v1/contracts/" + id + "/unsign", ""));
        assertThat(unsigned.status()).isEqualTo(200);
        assertThat(unsigned.json())
                .containsEntry("state", "unsigned")
                .containsEntry("reason_code", "unsigned_by_merchant");
        assertThat(events(id)).containsExactly("contract.action_required", "contract.signed", "contract.unsigned");
    }

    @Test
    void signsAnAgreementOnTheBanksPage() {
        Reply created = checked(shop.post(
                "/v1/contracts",
                ContractProcess.wish("C-2", "agreement").replace("\"card\":" + ContractProcess.CARD + ",", "")));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(created.json()).containsEntry("card", null);
        assertThat(((Map<?, ?>) created.json().get("next_action")).get("url").toString())
                .startsWith("https://bank.example/sign/");
        world.bean(io.liushui.core.contracts.ContractSigning.class).query(created.text("id"), null);

        Reply signed = checked(shop.get("/v1/contracts/" + created.text("id")));
        assertThat(signed.text("state")).isEqualTo("signed");
        assertThat(((Map<?, ?>) signed.json().get("card")).get("last_four")).isEqualTo("4242");
    }

    @Test
    void hasAnotherCodeSent() {
        String id = ContractProcess.pending(shop, "bound_card");
        assertThat(shop.post("/v1/contracts/" + id + "/resend", "").header("Retry-After"))
                .isEqualTo("30");
        world.bean(JdbcClient.class)
                .sql("update contract set sent_at = sent_at - interval '1 minute' where id = ?")
                .param(id)
                .update();
        assertThat(checked(shop.post("/v1/contracts/" + id + "/resend", "{}")).status())
                .isEqualTo(202);
    }

    @Test
    void asksForThePaymentPasswordAboveTheFreeLimit() {
        String id = ContractProcess.signed(shop, "bound_card");
        Reply set = checked(
                put("/v1/payers/u1/payment-password", "{\"password\":\"902174\",\"phone\":\"+8613800138002\"}"));
        assertThat(set.json()).containsEntry("state", "active").containsEntry("free_limits", List.of());
        checked(put("/v1/payers/u1/free-limit", freeLimit(1000, ",\"password\":\"902174\"")));
        assertThat(checked(shop.get("/v1/payers/u1/payment-password")).json())
                .containsEntry("free_limits", List.of(Map.of("currency", "CNY", "amount", 1000)));

        String payment = shop.post("/v1/payments", order(id)).text("id");
        assertThat(world.bean(PaymentJobs.class).validate(payment, 1))
                .isEqualTo(new PaymentJobs.Validation.Valid("bound_card", "password"));
        world.bean(PaymentJobs.class).assessRisk(payment);
        world.bean(PasswordStepUps.class).ask(payment, PASS);

        Reply waiting = checked(shop.get("/v1/payments/" + payment));
        assertThat(waiting.json().get("next_action")).isEqualTo(Map.of("type", "payment_password"));
        String confirm = "/v1/payments/" + payment + "/confirm";
        assertThat(checked(shop.post(confirm, "{\"password\":\"000001\"}")).problem())
                .isEqualTo("402 password_wrong");
        assertThat(shop.post(confirm, code("123456")).problem()).isEqualTo("409 proof_not_expected");
        for (int i = 0; i < 4; i++) {
            shop.post(confirm, "{\"password\":\"000001\"}");
        }
        assertThat(checked(shop.post(confirm, "{\"password\":\"902174\"}")).problem())
                .isEqualTo("409 password_locked");
        unlock();
        Reply confirmed = checked(shop.post(confirm, "{\"password\":\"902174\"}", "k9"));
        assertThat(confirmed.status()).as(confirmed.body()).isEqualTo(200);
        assertThat(confirmed.text("state")).isEqualTo("processing");
        assertThat(checked(shop.post(confirm, "{\"password\":\"902174\"}", "k9"))
                        .body())
                .isEqualTo(confirmed.body());
    }

    @Test
    void raisesAFreeLimitByThePasswordOnlyAndLowersItWithout() {
        String path = "/v1/payers/u9/free-limit";
        assertThat(put(path, freeLimit(500, "")).status()).as("no password yet").isEqualTo(200);
        put("/v1/payers/u9/payment-password", "{\"password\":\"902174\",\"phone\":\"+8613800138009\"}");

        assertThat(checked(put(path, freeLimit(501, ""))).problem()).isEqualTo("409 password_proof_needed");
        assertThat(shop.sister().send("PUT", path, freeLimit(1, ""), null).problem())
                .as("a password guards it at every app of the merchant")
                .isEqualTo("409 password_proof_needed");
        assertThat(checked(put(path, freeLimit(501, ",\"password\":\"000001\"")))
                        .problem())
                .isEqualTo("402 password_wrong");
        assertThat(put(path, freeLimit(501, ",\"password\":\"902174\"")).status())
                .isEqualTo(200);
        assertThat(put(path, freeLimit(400, "")).status()).isEqualTo(200);
        assertThat(put(path, freeLimit(0, "")).status()).isEqualTo(200);
        assertThat(put(path, freeLimit(1, "")).problem()).isEqualTo("409 password_proof_needed");
    }

    private static String freeLimit(long amountMinor, String more) {
        return "{\"currency\":\"CNY\",\"amount\":" + amountMinor + more + "}";
    }

    @Test
    void setsChangesAndReplacesThePassword() {
        String path = "/v1/payers/%E5%BC%A0%201+/payment-password";
        assertThat(put(path, "{\"password\":\"902174\",\"phone\":\"+8613800138001\"}")
                        .text("payer_id"))
                .isEqualTo("张 1+");
        assertThat(checked(put(path, "{\"password\":\"111213\",\"current_password\":\"902174\"}"))
                        .status())
                .isEqualTo(200);
        Reply sent = checked(shop.post(path + "/code", ""));
        assertThat(sent.status()).isEqualTo(202);
        assertThat(sent.text("phone")).endsWith("8001").doesNotContain("138");
        assertThat(checked(put(path, "{\"password\":\"902174\",\"code\":\"" + codeTo("+8613800138001") + "\"}"))
                        .status())
                .isEqualTo(200);
        assertThat(shop.post(path + "/unlock", code(codeTo("+8613800138001"))).problem())
                .isEqualTo("409 code_expired");
    }

    @Test
    void isInvisibleToOthers() {
        String id = ContractProcess.signed(shop, "bound_card");
        Shop other = world.shop();
        assertThat(other.get("/v1/contracts/" + id).problem()).isEqualTo("404 object_not_found");
        assertThat(other.post("/v1/contracts/" + id + "/unsign", "").problem()).isEqualTo("404 object_not_found");
        assertThat(other.post("/v1/payments", order(id)).problem()).isEqualTo("400 invalid_field");
        assertThat(ids(other.get("/v1/contracts"))).isEmpty();
        put("/v1/payers/u7/payment-password", "{\"password\":\"902174\",\"phone\":\"+8613800138000\"}");
        assertThat(other.get("/v1/payers/u7/payment-password").problem()).isEqualTo("404 object_not_found");
    }

    @Test
    void leavesNoCardNumberAndNoPasswordInAnyTable() {
        String id = ContractProcess.signed(shop, "bound_card");
        put("/v1/payers/u1/payment-password", "{\"password\":\"902174\",\"phone\":\"+8613800138000\"}");
        shop.post("/v1/contracts", "{\"card\":{\"number\":\"" + ContractProcess.DIGITS + "\"}}");
        shop.post("/v1/payments", order(id));
        JdbcClient jdbc = world.bean(JdbcClient.class);
        List<String> tables = jdbc.sql("select tablename from pg_tables where schemaname = 'public'")
                .query(String.class)
                .list();
        assertThat(tables).contains("vault_card", "contract", "idempotency_record", "outbox", "event");
        for (String table : tables) {
            assertThat(jdbc.sql("select count(*) from " + table + " t where t::text like ? or t::text like ?")
                            .params("%" + ContractProcess.DIGITS + "%", "%902174%")
                            .query(Long.class)
                            .single())
                    .as(table)
                    .isZero();
        }
    }

    private void unlock() {
        shop.post("/v1/payers/u1/payment-password/code", "");
        assertThat(checked(shop.post("/v1/payers/u1/payment-password/unlock", code(codeTo("+8613800138002"))))
                        .text("state"))
                .isEqualTo("active");
    }

    /** The one code that was sent there: at a clock that stands still no message is the newest. */
    private String codeTo(String phone) {
        return world.bean(JdbcClient.class)
                .sql("select text from sms_message where phone = ?")
                .param(phone)
                .query(String.class)
                .single()
                .replaceAll("(?s).*验证码 ([0-9]{6}).*", "$1");
    }

    private Reply put(String target, String body) {
        return shop.send("PUT", target, body, null);
    }

    private static String order(String contractId) {
        return "{\"merchant_order_no\":\"" + Shop.newOrderNo()
                + "\",\"amount\":1234,\"currency\":\"CNY\",\"subject\":\"Tea\",\"contract_id\":\"" + contractId + "\"}";
    }

    private Reply checked(Reply reply) {
        served.check(reply);
        return reply;
    }

    private List<String> events(String contractId) {
        return world.bean(JdbcClient.class)
                .sql("select type from event where subject = ? order by seq")
                .param(contractId)
                .query(String.class)
                .list();
    }

    private static List<Object> ids(Reply list) {
        return ((List<?>) list.json().get("data"))
                .stream().map(one -> (Object) ((Map<?, ?>) one).get("id")).toList();
    }
}
