package io.liushui.core.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.core.fake.CoreWorld;
import java.security.MessageDigest;
import java.time.YearMonth;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.IllegalTransactionStateException;

class VaultIntegrationTests {
    private static final String DIGITS = "4111111111111111";

    private CoreWorld world;
    private Vault vault;

    @BeforeEach
    void start() {
        world = CoreWorld.start();
        world.payment("closed", null);
        world.jdbc()
                .sql("insert into app values ('app_2', 'mer_1', 'Coffee', 'active', '{card}', '[]', null, 100, now())")
                .update();
        vault = world.bean(Vault.class);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void keepsACardAndShowsItsEndsOnly() throws Exception {
        VaultCard kept = tokenised("app_1", card("LI LEI"));

        assertThat(kept).isEqualTo(new VaultCard(kept.id(), "411111", "1111", CardBrand.VISA));
        assertThat(kept.id()).startsWith("card_");
        assertThat(vault.find(kept.id())).contains(kept);
        assertThat(vault.reveal(kept.id())).isEqualTo(card("LI LEI"));
        assertThat(world.text("select v::text from vault_card v"))
                .doesNotContain(
                        DIGITS,
                        "LI LEI",
                        "2030",
                        HexFormat.of().formatHex(DIGITS.getBytes(UTF_8)),
                        Base64.getEncoder().encodeToString(DIGITS.getBytes(UTF_8)),
                        HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(DIGITS.getBytes(UTF_8))));
    }

    @Test
    void hasOneTokenForACardOfAnAppWithItsNewestExpiry() {
        VaultCard first = tokenised("app_1", card("LI LEI"));
        CardDetails renewed = new CardDetails(card(null).number(), YearMonth.of(2035, 6), "LI LEI");

        assertThat(tokenised("app_1", renewed)).isEqualTo(first);
        assertThat(vault.reveal(first.id())).isEqualTo(renewed);
        assertThat(vault.tokenOf("app_1", renewed.number())).contains(first.id());
        assertThat(vault.tokenOf("app_2", renewed.number())).isEmpty();
    }

    @Test
    void doesNotTellThatTwoAppsHoldTheSameCard() {
        VaultCard ours = tokenised("app_1", card(null));
        VaultCard theirs = tokenised("app_2", card(null));

        assertThat(theirs.id()).isNotEqualTo(ours.id());
        assertThat(world.count("(select distinct number_hash from vault_card) hashes"))
                .isEqualTo(2);
    }

    @Test
    void givesOneTokenWhenTheCardComesTwiceAtOnce() throws Exception {
        Callable<VaultCard> keep = () -> tokenised("app_1", card("LI LEI"));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<VaultCard>> kept =
                    threads.invokeAll(Stream.generate(() -> keep).limit(12).toList());

            assertThat(kept.stream().map(Future::resultNow).distinct()).hasSize(1);
        }
        assertThat(world.count("vault_card")).isOne();
        assertThat(vault.reveal(vault.tokenOf("app_1", card(null).number()).orElseThrow()))
                .isEqualTo(card("LI LEI"));
    }

    @Test
    void forgetsForGoodWhatIsNotNeeded() {
        VaultCard kept = tokenised("app_1", card(null));
        world.inTransaction(() -> vault.forget(kept.id()));

        assertThatThrownBy(() -> vault.reveal(kept.id())).isInstanceOf(IllegalStateException.class);
        assertThat(vault.find(kept.id())).contains(kept);
        assertThat(tokenised("app_1", card("HAN MEIMEI"))).isEqualTo(kept);
        assertThat(vault.reveal(kept.id())).isEqualTo(card("HAN MEIMEI"));
    }

    @Test
    void opensNoEnvelopeThatStoodInAnotherRow() {
        VaultCard first = tokenised("app_1", card(null));
        VaultCard second = tokenised("app_2", card(null));
        world.jdbc().sql("""
                update vault_card v set wrapped_key = o.wrapped_key, sealed = o.sealed from vault_card o where v.id = ? and o.id = ?""").params(first.id(), second.id()).update();

        assertThatThrownBy(() -> vault.reveal(first.id()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining(DIGITS);
    }

    @Test
    void keepsNothingOutsideTheTransactionOfItsUse() {
        assertThatThrownBy(() -> vault.tokenise("app_1", card(null)))
                .isInstanceOf(IllegalTransactionStateException.class);
        assertThat(world.count("vault_card")).isZero();
    }

    private VaultCard tokenised(String appId, CardDetails card) {
        return world.inTransaction(() -> vault.tokenise(appId, card));
    }

    private static CardDetails card(String holder) {
        return new CardDetails(CardNumber.of(DIGITS).orElseThrow(), YearMonth.of(2030, 12), holder);
    }
}
