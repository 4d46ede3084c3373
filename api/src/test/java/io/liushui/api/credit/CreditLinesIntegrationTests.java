package io.liushui.api.credit;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.api.openapi.ServedContract;
import io.liushui.api.world.ApiWorld;
import io.liushui.api.world.Reply;
import io.liushui.api.world.Shop;
import io.liushui.core.credit.CreditAdministration;
import io.liushui.core.merchants.AppTerms;
import io.liushui.core.money.Money;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CreditLinesIntegrationTests {
    private static final String LINES = "/v1/credit_lines";

    private final ApiWorld world = ApiWorld.shared();
    private final Shop shop =
            world.shop(new AppTerms("Tea", List.of("card", "credit_line"), List.of(), 100_000L, 10_000));
    private final String line =
            world.bean(CreditAdministration.class).open(shop.appId(), "ann", new Money(5_000, "CNY"), 5, 20);

    @Test
    void aMerchantReadsThePayersCreditLine() {
        Reply found = shop.get(LINES + "/" + line);
        assertThat(found.json())
                .containsEntry("payer_id", "ann")
                .containsEntry("state", "open")
                .containsEntry("limit", 5_000)
                .containsEntry("available", 5_000)
                .containsEntry("outstanding", 0)
                .containsEntry("billed", 0)
                .containsEntry("statement_day", 5)
                .containsEntry("due_days", 20);
        assertThat(data(shop.get(LINES + "?payer_id=ann"))).containsExactly(found.json());
        assertThat(data(shop.get(LINES + "?payer_id=bob"))).isEmpty();
        assertThat(data(shop.get(LINES + "/" + line + "/statements"))).isEmpty();
        assertThat(data(shop.get(LINES + "/" + line + "/flows")))
                .singleElement()
                .satisfies(
                        flow -> assertThat(flow).containsEntry("type", "limit").containsEntry("amount", 5_000));
        world.bean(CreditAdministration.class).setBlocked(line, true);
        assertThat(shop.get(LINES + "/" + line).json()).containsEntry("state", "blocked");
    }

    @Test
    void anotherMerchantSeesNothingOfIt() {
        Shop other = world.shop();
        for (String target : List.of("", "/statements", "/flows")) {
            assertThat(other.get(LINES + "/" + line + target).problem()).isEqualTo("404 object_not_found");
        }
        assertThat(data(other.get(LINES))).isEmpty();
    }

    @Test
    void onlyWhatIsOwedIsPaidBack() {
        refused(repay(line, "card"), "amount", "invalid_field");
        refused(repay("crl_none", "card"), "credit_line_id", "invalid_field");
        refused(
                shop.post("/v1/payments", order(",\"purpose\":\"credit_repayment\"", "card")),
                "credit_line_id",
                "missing_field");
        refused(
                shop.post(
                        "/v1/payments",
                        order(",\"purpose\":\"wallet_top_up\",\"wallet_id\":\"w\",\"credit_line_id\":\"c\"", "card")),
                "credit_line_id",
                "invalid_field");
    }

    @Test
    void answersAreAsDocumented() {
        ServedContract contract = new ServedContract(world);
        List.of(
                        shop.get(LINES),
                        shop.get(LINES + "/" + line),
                        shop.get(LINES + "/crl_none"),
                        shop.get(LINES + "/" + line + "/statements"),
                        shop.get(LINES + "/" + line + "/flows"),
                        repay(line, "card"))
                .forEach(contract::check);
    }

    private Reply repay(String id, String method) {
        return shop.post(
                "/v1/payments", order(",\"purpose\":\"credit_repayment\",\"credit_line_id\":\"" + id + "\"", method));
    }

    private static String order(String more, String method) {
        return Shop.order(Shop.newOrderNo()).replace("\"method\":\"card\"", "\"method\":\"" + method + "\"" + more);
    }

    private static void refused(Reply reply, String param, String code) {
        assertThat(reply.problem()).as(reply.body()).isEqualTo("400 " + code);
        assertThat(reply.text("param")).isEqualTo(param);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> data(Reply reply) {
        return (List<Map<String, Object>>) reply.json().get("data");
    }
}
