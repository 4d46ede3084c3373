package io.liushui.core.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.core.fake.CoreWorld;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CredentialsIntegrationTests {
    private static final String VALUE = "-----BEGIN KEY-----\nAbCd\n-----END KEY-----";
    private final CoreWorld world = CoreWorld.start();
    private final CredentialAdministration administration = world.bean(CredentialAdministration.class);
    private final Credentials credentials = world.bean(Credentials.class);
    private final CredentialUses uses = world.bean(CredentialUses.class);

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void keepsValuesSealedAndVersionsApart() {
        CredentialVersion first = administration.set("pay.key", VALUE + "\n");
        CredentialVersion second = administration.set("pay.key", "another");

        assertThat(credentials.reveal("pay.key", 1)).isEqualTo(VALUE);
        assertThat(credentials.reveal("pay.key", 2)).isEqualTo("another");
        assertThat(credentials.newest()).isEqualTo(Map.of("pay.key", 2));
        assertThat(administration.list()).containsExactly(second, first);
        assertThat(first.fingerprint()).isNotEqualTo(second.fingerprint());
        assertThat(world.count("credential c where c::text like '%AbCd%' or encode(sealed, 'escape') like '%AbCd%'"))
                .isZero();
    }

    @Test
    void opensNoVersionUnderTheNameOfAnother() {
        administration.set("a", "value of a");
        administration.set("b", "value of b");
        world.jdbc()
                .sql("update credential set wrapped_key = other.wrapped_key, sealed = other.sealed"
                        + " from credential other where credential.name = 'a' and other.name = 'b'")
                .update();

        assertThatThrownBy(() -> credentials.reveal("a", 1)).isInstanceOf(IllegalStateException.class);
        assertThat(credentials.reveal("b", 1)).isEqualTo("value of b");
    }

    @Test
    void keepsTheVersionBeforeAndThoseInUseOnly() {
        administration.set("key", "value 1");
        uses.accepted("alpha", Map.of("key", 1));
        for (int i = 2; i <= 5; i++) {
            administration.set("key", "value " + i);
        }

        assertThat(administration.list()).extracting(CredentialVersion::version).containsExactly(5, 4, 1);
    }

    @Test
    void removesOnlyWhatNoChannelUses() {
        administration.set("key", "value");
        uses.accepted("alpha", Map.of("key", 1));

        assertThatThrownBy(() -> administration.remove("key"))
                .isInstanceOf(CredentialRefused.class)
                .hasMessageContaining("used by alpha");
        assertThatThrownBy(() -> world.jdbc().sql("delete from credential").update())
                .as("the database keeps it, whoever asks")
                .hasMessageContaining("credential_use");

        uses.accepted("alpha", Map.of());
        administration.remove("key");
        assertThat(administration.list()).isEmpty();
        assertThatThrownBy(() -> administration.remove("key")).hasMessage("There is no credential key.");
    }

    @Test
    void refusesNamesAndValuesThatCannotBe() {
        for (String name : List.of("", "Key", "a/b", "-a", "a".repeat(65))) {
            assertThatThrownBy(() -> administration.set(name, "value")).isInstanceOf(CredentialRefused.class);
        }
        for (String value : List.of("", " ", "\n\r\n", "x".repeat(64 * 1024 + 1))) {
            assertThatThrownBy(() -> administration.set("key", value)).isInstanceOf(CredentialRefused.class);
        }
        assertThat(administration.set("key", "x".repeat(64 * 1024)).version()).isEqualTo(1);
    }

    @Test
    void refusesToSealUnderASecondMasterKey() {
        administration.set("key", "value");
        try (CoreWorld other = world.restart()) {
            assertThatThrownBy(() -> other.bean(CredentialAdministration.class).set("key", "next"))
                    .isInstanceOf(CredentialRefused.class)
                    .hasMessageContaining("LIUSHUI_MASTER_KEY");
            assertThatThrownBy(() -> other.bean(Credentials.class).reveal("key", 1))
                    .hasMessageContaining("was sealed under the master key");
        }
    }

    @Test
    void namesACredentialThatIsNotSet() {
        assertThatThrownBy(() -> credentials.reveal("none", null))
                .hasMessage("the credential 'none' is not set: ./liushui credential set none");
    }
}
