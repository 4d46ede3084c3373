package io.liushui.channel.prepaid;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The signatures were made with Python's {@code hmac} from the lines that the README describes. */
class SharedSecretTests {

    private static final String MERCHANT = "LS80000001";
    private static final String TIME = "1795752000000";
    private static final String NONCE = "000102030405060708090a0b0c0d0e0f";
    private static final byte[] NOTHING = {};
    private static final String REQUESTED = "02d80cdbb12af86b817632984d51bafa07b41ef2e7f4ad562e6267226ae2f010";
    private static final String ANSWERED = "c6e1554eda506b839549dc970b0c03a06adefd4d97bfbc1fa086ebaabf7c597f";
    private static final String NOTIFIED = "d9d1a0d3d02b369df0cc9bd321e6c1e4a3b7d5abb473a1b0c166f08724444b10";

    private final SharedSecret secret = new SharedSecret("0a1b2c3d4e5f60718293a4b5c6d7e8f9");

    @Test
    void signsAsTheProtocolSays() {
        byte[] tea = "{\"subject\":\"龙井茶\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(secret.sign(CanonicalText.request(MERCHANT, "POST /prepaid/v1/payments", TIME, NONCE, tea)))
                .isEqualTo(REQUESTED);
        assertThat(secret.sign(CanonicalText.answer(MERCHANT, 200, TIME, NONCE, "{}".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(ANSWERED);
        assertThat(secret.sign(CanonicalText.notification(MERCHANT, "ntf1", TIME, NONCE, NOTHING)))
                .isEqualTo(NOTIFIED);
    }

    @Test
    void takesNoRequestForAnAnswerOrANotification() {
        String signed = secret.sign(CanonicalText.request(MERCHANT, "200", TIME, NONCE, NOTHING));
        assertThat(secret.hasSigned(CanonicalText.request(MERCHANT, "200", TIME, NONCE, NOTHING), signed))
                .isTrue();
        assertThat(secret.hasSigned(CanonicalText.answer(MERCHANT, 200, TIME, NONCE, NOTHING), signed))
                .isFalse();
        assertThat(secret.hasSigned(CanonicalText.notification(MERCHANT, "200", TIME, NONCE, NOTHING), signed))
                .isFalse();
    }

    @Test
    void takesNothingWithAMissingOrASplitLine() {
        CanonicalText missing = CanonicalText.notification(MERCHANT, null, TIME, NONCE, NOTHING);
        assertThat(secret.hasSigned(missing, secret.sign(missing))).isFalse();
        CanonicalText split = CanonicalText.notification(MERCHANT, "ntf1\n" + TIME, NONCE, NONCE, NOTHING);
        assertThat(secret.hasSigned(split, secret.sign(split))).isFalse();
        assertThat(secret.hasSigned(CanonicalText.answer(MERCHANT, 200, TIME, NONCE, NOTHING), null))
                .isFalse();
    }
}
