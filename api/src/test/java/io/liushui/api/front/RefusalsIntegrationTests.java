package io.liushui.api.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.api.problems.ProblemCode;
import io.liushui.api.world.ApiWorld;
import io.liushui.api.world.Reply;
import io.liushui.api.world.Shop;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class RefusalsIntegrationTests {
    private final ApiWorld world = ApiWorld.shared();

    static List<RefusalCases.Case> cases() {
        return RefusalCases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void refusesAndChangesNothing(RefusalCases.Case refusal) {
        Shop shop = world.shop();

        Reply reply = refusal.request().apply(shop);

        assertProblem(reply, refusal.code());
        assertThat(reply.json().get("param")).isEqualTo(refusal.param());
        if (refusal.code().status() == 400) {
            assertThat(count("idempotency_record where app_id = ?", shop))
                    .as("a refused validation saves nothing")
                    .isEqualTo(count("payment where app_id = ?", shop)
                            + count("contract where app_id = ?", shop)
                            + count("contract where signed_at is not null and app_id = ?", shop));
        }
    }

    @Test
    void aKeyIsInUseWhileItsFirstRequestRuns() {
        Shop shop = world.shop();
        String target = "/v1/payments/" + shop.pay() + "/close";
        Reply[] reply = new Reply[1];
        world.bean(TransactionTemplate.class).executeWithoutResult(running -> {
            world.bean(JdbcClient.class)
                    .sql("insert into idempotency_record values (?, 'busy', '', 202, '{}', now())")
                    .param(shop.appId())
                    .update();
            reply[0] = CompletableFuture.supplyAsync(() -> shop.post(target, "", "busy"))
                    .join();
            running.setRollbackOnly();
        });

        assertProblem(reply[0], ProblemCode.IDEMPOTENCY_KEY_IN_USE);
        assertThat(shop.post(target, "", "busy").status()).isEqualTo(202);
    }

    @Test
    void everyCodeIsProducedByATest() {
        Set<ProblemCode> produced = RefusalCases.all().stream()
                .map(RefusalCases.Case::code)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ProblemCode.class)));
        produced.add(ProblemCode.IDEMPOTENCY_KEY_IN_USE); // above
        produced.add(ProblemCode.INTERNAL_ERROR); // GuardTests
        produced.add(ProblemCode.SERVICE_UNAVAILABLE); // GuardTests

        assertThat(produced).containsExactlyInAnyOrder(ProblemCode.values());
    }

    @Test
    void saysWhichMethodsAnAddressTakesAndWhenToRepeat() {
        assertThat(world.shop().send("PUT", "/v1/payments", "{}", null).header("Allow"))
                .isEqualTo("GET, POST");
        RefusalCases.Case limited = RefusalCases.all().stream()
                .filter(refusal -> refusal.code() == ProblemCode.RATE_LIMITED)
                .findFirst()
                .orElseThrow();
        assertThat(limited.request().apply(world.shop()).header("Retry-After")).isEqualTo("1");
    }

    private static void assertProblem(Reply reply, ProblemCode code) {
        assertThat(reply.problem()).as(reply.body()).isEqualTo(code.status() + " " + code.code());
        assertThat(reply.text("type")).isEqualTo("https://liushui.dev/problems/" + code.code());
        assertThat(reply.text("title")).isEqualTo(code.title());
        assertThat(reply.json().get("status")).isEqualTo(code.status());
        assertThat(reply.text("detail")).isNotBlank();
        assertThat(reply.text("instance")).startsWith("/v1/");
        assertThat(reply.text("request_id"))
                .isEqualTo(reply.header("Request-Id"))
                .hasSize(32);
    }

    private long count(String from, Shop shop) {
        return world.bean(JdbcClient.class)
                .sql("select count(*) from " + from)
                .param(shop.appId())
                .query(Long.class)
                .single();
    }
}
