package io.liushui.api.world;

import io.liushui.core.contracts.ContractSigning;
import io.liushui.core.contracts.Contracts;
import io.liushui.core.contracts.Unsigning;
import io.liushui.core.operations.Operations;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes the steps that the processes of contracts would take: by itself when one is to be signed, and when told to. */
public final class ContractProcess {
    public static final String DIGITS = "6221558812340005";
    public static final String CARD = "{\"number\":\"" + DIGITS
            + "\",\"expiry_month\":12,\"expiry_year\":2030,\"holder\":\"LI LEI\",\"phone\":\"+8613800138000\"}";
    public static final String LIMITS =
            "{\"currency\":\"CNY\",\"per_debit\":5000,\"per_day\":10000,\"per_month\":20000}";
    private static final long INSTANCE = 17;
    private static final long PAUSE_NANOS = 10_000_000;

    private final ApiWorld world;

    ContractProcess(ApiWorld world) {
        this.world = world;
    }

    /** As long as the application runs. */
    void start() {
        Thread.ofVirtual().name("contracts").start(() -> {
            while (world.runs()) {
                toBeSigned().forEach(id -> world.bean(ContractSigning.class).sign(id, INSTANCE, null));
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        });
    }

    /** The body of a contract with everything that its method needs. */
    public static String wish(String no, String method) {
        return "{\"merchant_contract_no\":\"" + no + "\",\"method\":\"" + method
                + "\",\"payer\":{\"id\":\"u1\"},\"card\":" + CARD + ",\"limits\":" + LIMITS + "}";
    }

    /** Id of a new contract that waits for its code. */
    public static String pending(Shop shop, String method) {
        Reply created = shop.post("/v1/contracts", wish(Shop.newOrderNo(), method));
        if (created.status() != 201) {
            throw new IllegalStateException(created.body());
        }
        return created.text("id");
    }

    /** Id of a new contract that is signed. */
    public static String signed(Shop shop, String method) {
        String id = pending(shop, method);
        shop.post("/v1/contracts/" + id + "/confirm", code(SigningChannelFactory.RIGHT_CODE));
        return id;
    }

    public static String code(String code) {
        return "{\"code\":\"" + code + "\"}";
    }

    /** What the merchant asked to be ended is ended at the channel. */
    public static void unsign(Shop shop, String contractId) {
        String operation = shop.world()
                .bean(Contracts.class)
                .find(shop.appId(), contractId)
                .orElseThrow()
                .unsignOperation();
        shop.world().bean(Operations.class).submit(operation, INSTANCE);
        shop.world().bean(Unsigning.class).record(contractId, operation);
    }

    private List<String> toBeSigned() {
        return world.bean(JdbcClient.class)
                .sql("select id from contract where state = 'pending' and (signing = 'created' or code_wanted)")
                .query(String.class)
                .list();
    }
}
