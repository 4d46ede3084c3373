package io.liushui.api.front;

import io.liushui.api.authentication.RequestSigner;
import io.liushui.api.front.RefusalCases.Case;
import io.liushui.api.problems.ProblemCode;
import io.liushui.api.world.Shop;
import io.liushui.core.merchants.KeyAdministration;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.List;

/** One way at least to every refusal that signatures know. */
final class SignatureRefusals {
    private static final String PAYMENTS = "/v1/payments";

    private SignatureRefusals() {}

    static List<Case> all() {
        return List.of(
                new Case(
                        ProblemCode.SIGNATURE_MISSING,
                        "no header",
                        "Authorization",
                        shop -> Shop.send(shop.request("GET", PAYMENTS, new byte[0]))),
                authorization(ProblemCode.SIGNATURE_MALFORMED, "Authorization", (shop, header) -> "Bearer abc"),
                authorization(
                        ProblemCode.SIGNATURE_MALFORMED,
                        "Authorization",
                        (shop, header) -> header.replace("HMAC-SHA256", "MD5")),
                authorization(
                        ProblemCode.KEY_UNKNOWN,
                        "key_id",
                        (shop, header) -> header.replace(shop.key().id(), "key_none")),
                authorization(
                        ProblemCode.ALGORITHM_MISMATCH,
                        "Authorization",
                        (shop, header) -> header.replace("HMAC-SHA256", "Ed25519")),
                authorization(
                        ProblemCode.SIGNATURE_INVALID,
                        "signature",
                        (shop, header) -> header.replaceAll("signature=\"....", "signature=\"AAAA")),
                authorization(
                        ProblemCode.SIGNATURE_INVALID,
                        "signature",
                        (shop, header) -> sign(
                                shop, "/v1/payments?limit=1", shop.world().clock.instant())),
                authorization(
                        ProblemCode.TIMESTAMP_OUT_OF_WINDOW,
                        "timestamp",
                        (shop, header) -> sign(
                                shop, PAYMENTS, shop.world().clock.instant().minusSeconds(301))),
                authorization(
                        ProblemCode.TIMESTAMP_OUT_OF_WINDOW,
                        "timestamp",
                        (shop, header) -> sign(
                                shop, PAYMENTS, shop.world().clock.instant().plusSeconds(301))),
                authorization(ProblemCode.KEY_NOT_VALID, "key_id", (shop, header) -> {
                    shop.world()
                            .bean(KeyAdministration.class)
                            .expireKey(shop.key().id(), shop.world().clock.instant());
                    return header;
                }),
                authorization(ProblemCode.NONCE_REUSED, "nonce", (shop, header) -> {
                    Shop.send(shop.request("GET", PAYMENTS, new byte[0]).header("Authorization", header));
                    return header;
                }));
    }

    private interface Forgery {
        String header(Shop shop, String genuine);
    }

    private static Case authorization(ProblemCode code, String param, Forgery forgery) {
        return new Case(code, "header", param, shop -> {
            String header =
                    forgery.header(shop, sign(shop, PAYMENTS, shop.world().clock.instant()));
            HttpRequest.Builder request =
                    shop.request("GET", PAYMENTS, new byte[0]).header("Authorization", header);
            return Shop.send(request);
        });
    }

    private static String sign(Shop shop, String target, Instant at) {
        RequestSigner signer = shop.signer();
        return signer.authorization("GET", target, new byte[0], at);
    }
}
