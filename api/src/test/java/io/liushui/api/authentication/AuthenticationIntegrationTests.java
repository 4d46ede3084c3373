package io.liushui.api.authentication;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.api.world.ApiWorld;
import io.liushui.api.world.Reply;
import io.liushui.api.world.Shop;
import io.liushui.core.merchants.KeyAdministration;
import io.liushui.core.merchants.NewKey;
import io.liushui.core.merchants.PublicKeys;
import io.liushui.core.merchants.SignatureAlgorithm;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AuthenticationIntegrationTests {
    private static final byte[] NOTHING = new byte[0];
    private final ApiWorld world = ApiWorld.shared();
    private final Shop shop = world.shop();

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HMAC_SHA256")
    void takesASignatureAndSignsTheAnswer(SignatureAlgorithm algorithm) {
        PlatformKey merchantKey = PlatformKey.read(algorithm, PlatformKey.generate(algorithm));
        String keyId = world.bean(KeyAdministration.class)
                .addKey(shop.appId(), algorithm, merchantKey.publicPem())
                .id();
        RequestSigner signer = RequestSigner.of(algorithm, keyId, merchantKey.privateKey());
        byte[] body = Shop.order(Shop.newOrderNo()).getBytes(UTF_8);

        Reply reply = Shop.send(shop.request("POST", "/v1/payments", body)
                .header("Idempotency-Key", "k")
                .header(
                        "Authorization",
                        signer.authorization("POST", "/v1/payments", body, world.clock.instant(), "nonce-123")));

        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        assertThat(reply.header("Liushui-Nonce")).isEqualTo("nonce-123");
        assertThat(Signatures.verify(
                        algorithm,
                        PublicKeys.parse(algorithm, publicKey(reply.header("Liushui-Key-Id"))),
                        SigningText.ofAnswer(
                                reply.header("Liushui-Timestamp"),
                                "nonce-123",
                                reply.body().getBytes(UTF_8)),
                        Base64.getDecoder().decode(reply.header("Liushui-Signature"))))
                .isTrue();
    }

    @Test
    void signsAnswersAndRefusalsWithTheSharedSecret() {
        for (Reply reply : List.of(shop.get("/v1/payments"), shop.get("/v1/payments/pay_none"))) {
            byte[] text = SigningText.ofAnswer(
                    reply.header("Liushui-Timestamp"),
                    reply.header("Liushui-Nonce"),
                    reply.body().getBytes(UTF_8));
            assertThat(reply.header("Liushui-Key-Id")).isEqualTo(shop.key().id());
            assertThat(Signatures.verifyHmac(
                            shop.key().secret().getBytes(UTF_8),
                            text,
                            Base64.getDecoder().decode(reply.header("Liushui-Signature"))))
                    .isTrue();
        }
    }

    /** Fault 15, on the API's side: nothing is read, and the merchant's nonce is not used up. */
    @Test
    void aForgedRequestUsesNothingUp() {
        String genuine = shop.signer().authorization("GET", "/v1/payments", NOTHING, world.clock.instant());
        String forged = genuine.replaceAll("signature=\"....", "signature=\"AAAA");

        assertThat(get("/v1/payments", forged).problem()).isEqualTo("401 signature_invalid");
        assertThat(get("/v1/payments", forged).header("Liushui-Signature")).isNull();
        assertThat(get("/v1/payments", genuine).status()).isEqualTo(200);
    }

    @Test
    void aReplayedRequestCountsOnce() {
        String header = shop.signer().authorization("GET", "/v1/payments", NOTHING, world.clock.instant());
        List<CompletableFuture<Reply>> replies = IntStream.range(0, 8)
                .mapToObj(number -> CompletableFuture.supplyAsync(() -> get("/v1/payments", header)))
                .toList();

        assertThat(replies.stream().map(CompletableFuture::join).filter(reply -> reply.status() == 200))
                .hasSize(1);
    }

    @Test
    void theWindowIsFiveMinutesToBothSides() {
        for (int seconds : new int[] {-300, 300}) {
            String header = shop.signer()
                    .authorization(
                            "GET",
                            "/v1/payments",
                            NOTHING,
                            world.clock.instant().plusSeconds(seconds));
            assertThat(get("/v1/payments", header).status()).isEqualTo(200);
        }
    }

    @Test
    void changedBytesOfPathOrBodyDoNotPass() {
        String header = shop.signer().authorization("GET", "/v1/payments", NOTHING, world.clock.instant());
        assertThat(get("/v1/payments?limit=1", header).problem()).isEqualTo("401 signature_invalid");
        byte[] body = Shop.order("one").getBytes(UTF_8);
        String signed = shop.signer().authorization("POST", "/v1/payments", body, world.clock.instant());
        Reply reply =
                Shop.send(shop.request("POST", "/v1/payments", Shop.order("two").getBytes(UTF_8))
                        .header("Idempotency-Key", "k")
                        .header("Authorization", signed));
        assertThat(reply.problem()).isEqualTo("401 signature_invalid");
    }

    @Test
    void anOldKeyWorksBesideTheNewOneUntilItExpires() {
        KeyAdministration keys = world.bean(KeyAdministration.class);
        NewKey fresh = keys.addKey(shop.appId(), SignatureAlgorithm.HMAC_SHA256, null);
        Shop rotated = new Shop(world, shop.merchantId(), shop.appId(), fresh);
        assertThat(shop.get("/v1/payments").status()).isEqualTo(200);
        assertThat(rotated.get("/v1/payments").status()).isEqualTo(200);

        keys.expireKey(shop.key().id(), world.clock.instant());

        assertThat(shop.get("/v1/payments").problem()).isEqualTo("401 key_not_valid");
        assertThat(rotated.get("/v1/payments").status()).isEqualTo(200);
    }

    private Reply get(String target, String authorization) {
        return Shop.send(shop.request("GET", target, NOTHING).header("Authorization", authorization));
    }

    private byte[] publicKey(String keyId) {
        Reply keys = Shop.send(shop.request("GET", "/v1/platform-keys", NOTHING));
        return ((List<?>) keys.json().get("data"))
                .stream()
                        .map(key -> (Map<?, ?>) key)
                        .filter(key -> key.get("id").equals(keyId))
                        .map(key -> (String) key.get("public_key"))
                        .map(pem -> Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", "")))
                        .findFirst()
                        .orElseThrow();
    }
}
