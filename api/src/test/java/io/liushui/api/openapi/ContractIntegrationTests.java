package io.liushui.api.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.api.front.RefusalCases;
import io.liushui.api.front.Route;
import io.liushui.api.front.Routes;
import io.liushui.api.problems.ProblemCode;
import io.liushui.api.refunds.Backroom;
import io.liushui.api.world.ApiWorld;
import io.liushui.api.world.HoldProcess;
import io.liushui.api.world.Reply;
import io.liushui.api.world.Shop;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractIntegrationTests {
    private static final ApiWorld WORLD = ApiWorld.shared();
    private static final Shop SHOP = WORLD.shop();
    private static final String DOCUMENT = open("/v1/openapi.json").body();
    private static final Contract CONTRACT = new Contract(DOCUMENT);

    static List<RefusalCases.Case> refusals() {
        return RefusalCases.all();
    }

    @Test
    void isAnOpenApiDocumentWithWebhooks() {
        SwaggerParseResult parsed = new OpenAPIV3Parser().readContents(DOCUMENT);

        assertThat(parsed.getMessages()).isEmpty();
        assertThat(parsed.getOpenAPI().getOpenapi()).startsWith("3.1");
        assertThat(parsed.getOpenAPI().getWebhooks()).containsKeys("payment", "refund");
    }

    @Test
    void documentsEveryAddressOfMerchantsAndNoOther() {
        List<String> served = WORLD.beans(Routes.class).stream()
                .flatMap(feature -> feature.routes().stream())
                .filter(route -> route.access() == Route.Access.MERCHANT)
                .map(route -> route.method() + " " + route.pattern())
                .toList();

        assertThat(CONTRACT.addresses().stream().map(address -> address.replaceAll("\\{[a-z_]+}", "{id}")))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(served.stream(), Stream.of("GET /v1/platform-keys"))
                        .toList());
    }

    @Test
    void answersAreAsDocumented() {
        String order = Shop.order(Shop.newOrderNo());
        CONTRACT.assertValid("NewPayment", order);
        Reply accepted = SHOP.post("/v1/payments", order, "k");
        List.of(
                        accepted,
                        SHOP.post("/v1/payments", order, "k"),
                        SHOP.get("/v1/payments/" + accepted.text("id")),
                        SHOP.get("/v1/payments"),
                        SHOP.get("/v1/payments?merchant_order_no=none"),
                        SHOP.get("/v1/events"),
                        SHOP.post("/v1/payments/" + accepted.text("id") + "/close", "{}"),
                        open("/v1/platform-keys"))
                .forEach(CONTRACT::check);
    }

    @Test
    void answersOfAuthorizationsAreAsDocumented() {
        String id = HoldProcess.held(SHOP, "rental");
        String target = "/v1/authorizations/" + id;
        String body = HoldProcess.capture(4000, ",\"final\":false");
        CONTRACT.assertValid("NewCapture", body);
        Reply captured = SHOP.post(target + "/captures", body);
        HoldProcess.carryOut(WORLD, id);
        String waiting = "/v1/authorizations/" + HoldProcess.accepted(SHOP, "rental");
        List.of(
                        captured,
                        SHOP.get("/v1/captures/" + captured.text("id")),
                        SHOP.get("/v1/captures?authorization_id=" + id),
                        SHOP.post("/v1/captures/" + captured.text("id") + "/void", ""),
                        SHOP.get(target),
                        SHOP.get("/v1/authorizations"),
                        SHOP.post(target + "/void", "{}"),
                        SHOP.get(waiting),
                        SHOP.post(waiting + "/close", ""),
                        SHOP.post("/v1/authorizations", HoldProcess.order("rental")))
                .forEach(CONTRACT::check);
        HoldProcess.carryOut(WORLD, id);
    }

    @Test
    void answersAboutRefundsAreAsDocumented() {
        Backroom backroom = new Backroom(WORLD);
        String paid = backroom.paid(SHOP);
        String body = "{\"merchant_refund_no\":\"" + Shop.newOrderNo() + "\",\"amount\":1}";
        CONTRACT.assertValid("NewRefund", body);
        Reply refund = SHOP.post("/v1/payments/" + paid + "/refunds", body);
        List.of(
                        refund,
                        SHOP.post("/v1/payments/" + backroom.paid(SHOP) + "/void", "{}"),
                        SHOP.get("/v1/refunds/" + refund.text("id")),
                        SHOP.get("/v1/payments/" + paid + "/refunds"),
                        SHOP.get("/v1/refunds"))
                .forEach(CONTRACT::check);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusalsAreAsDocumented(RefusalCases.Case refusal) {
        Reply reply = refusal.request().apply(WORLD.shop());

        CONTRACT.assertValid("Problem", reply.body());
        if (CONTRACT.operation(reply).isPresent()) {
            CONTRACT.check(reply);
        }
    }

    @Test
    void thePageShowsEveryOperationAndSchemaWithoutScripts() {
        Reply page = open("/docs");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("POST /v1/payments/{id}/close", "id=\"NewPayment\"", "Webhook: payment");
        assertThat(page.body())
                .contains("<code>payer.phone</code>", "<code>parts[].coupon_id</code>", "<code>sms_code</code>");
        assertThat(page.body()).doesNotContain("<script", "null</", "http://", "style=");
        assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'none'");
    }

    @Test
    void thePageOfProblemsListsEveryCode() {
        String page = open("/docs/problems").body();

        for (ProblemCode code : ProblemCode.values()) {
            assertThat(page).contains("id=\"" + code.code() + "\"", code.title());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/docs/problems", "/docs/style.css"})
    void pagesNeedNothingFromElsewhere(String path) {
        assertThat(open(path).body()).doesNotContain("src=", "@import", "url(");
    }

    private static Reply open(String path) {
        return Shop.send(SHOP.request("GET", path, "".getBytes(UTF_8)));
    }
}
