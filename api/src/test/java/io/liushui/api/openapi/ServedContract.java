package io.liushui.api.openapi;

import io.liushui.api.world.ApiWorld;
import io.liushui.api.world.Reply;
import io.liushui.api.world.Shop;

/** The contract that the running API serves, for the tests of features. */
public final class ServedContract {
    private final Contract contract;

    public ServedContract(ApiWorld world) {
        Reply document = Shop.send(world.shop().request("GET", "/v1/openapi.json", new byte[0]));
        this.contract = new Contract(document.body());
    }

    /** Asserts that the operation documents this answer. */
    public void check(Reply reply) {
        contract.check(reply);
    }
}
