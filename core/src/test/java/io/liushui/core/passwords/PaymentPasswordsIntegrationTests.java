package io.liushui.core.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.fake.CoreWorld;
import io.liushui.core.money.Money;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PaymentPasswordsIntegrationTests {
    private static final String APP = "app_1";
    private static final String PHONE = "+8613800138000";

    private CoreWorld world;
    private PaymentPasswords passwords;
    private PasswordCodes codes;

    @BeforeEach
    void start() {
        world = CoreWorld.start();
        world.payment("closed", null);
        passwords = world.bean(PaymentPasswords.class);
        codes = world.bean(PasswordCodes.class);
        passwords.setFirst(APP, "u1", password("902174"), PHONE);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void isSetOnceAndThenChangedOnlyWithProof() {
        assertThat(passwords.setFirst(APP, "u1", password("111213"), "+8613900000000"))
                .isEqualTo(new PasswordChange.ProofNeeded());
        assertThat(check("902174")).isEqualTo(new PasswordCheck.Right());

        assertThat(passwords.change(APP, "u1", password("000001"), password("111213")))
                .isEqualTo(new PasswordChange.Wrong(4));
        assertThat(passwords.change(APP, "u1", password("902174"), password("111213")))
                .isInstanceOf(PasswordChange.Changed.class);
        assertThat(check("111213")).isEqualTo(new PasswordCheck.Right());
        assertThat(passwords.find(APP, "u1").orElseThrow().maskedPhone())
                .endsWith("8000")
                .doesNotContain("138");
        assertThat(world.text("select p::text from payer_password p")).doesNotContain("902174", "111213");
    }

    @Test
    void belongsToOnePayerOfOneApp() {
        assertThat(passwords.check(APP, "u2", password("902174"))).isEqualTo(new PasswordCheck.Missing());
        assertThat(passwords.change(APP, "u2", password("902174"), password("111213")))
                .isEqualTo(new PasswordChange.Missing());
        assertThat(codes.send(APP, "u2", "trace")).isEqualTo(new CodeSending.Missing());
        assertThat(passwords.unlock(APP, "u2", "123456")).isEqualTo(new PasswordChange.Missing());
    }

    @Test
    void locksAfterFiveWrongOnesAndIsUnlockedByTheCode() {
        for (int left = 4; left > 0; left--) {
            assertThat(check("000001")).isEqualTo(new PasswordCheck.Wrong(left));
        }
        assertThat(check("000001")).isEqualTo(new PasswordCheck.Locked());
        assertThat(check("902174")).isEqualTo(new PasswordCheck.Locked());
        assertThat(passwords.change(APP, "u1", password("902174"), password("111213")))
                .isEqualTo(new PasswordChange.Locked());

        assertThat(passwords.unlock(APP, "u1", "123456")).isEqualTo(new PasswordChange.NoCode());
        assertThat(codes.send(APP, "u1", "trace")).isInstanceOf(CodeSending.Sent.class);
        assertThat(passwords.unlock(APP, "u1", wrong())).isEqualTo(new PasswordChange.Wrong(4));
        assertThat(passwords.unlock(APP, "u1", code())).isInstanceOf(PasswordChange.Changed.class);
        assertThat(passwords.unlock(APP, "u1", code())).as("used up").isEqualTo(new PasswordChange.NoCode());
        assertThat(check("902174")).isEqualTo(new PasswordCheck.Right());
    }

    @Test
    void isReplacedByTheCodeWhenItIsForgotten() {
        codes.send(APP, "u1", "trace");
        assertThat(passwords.reset(APP, "u1", code(), password("111213"))).isInstanceOf(PasswordChange.Changed.class);
        assertThat(check("902174")).isEqualTo(new PasswordCheck.Wrong(4));
        assertThat(check("111213")).isEqualTo(new PasswordCheck.Right());
    }

    @Test
    void letsNoMoreThanFiveParallelGuessesLook() throws Exception {
        Callable<PasswordCheck> guess = () -> check("000001");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<PasswordCheck> results = threads
                    .invokeAll(Stream.generate(() -> guess).limit(20).toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();

            assertThat(results.stream().filter(PasswordCheck.Wrong.class::isInstance))
                    .hasSize(4)
                    .doesNotHaveDuplicates();
            assertThat(results.stream().filter(PasswordCheck.Locked.class::isInstance))
                    .hasSize(16);
        }
    }

    @Test
    void sendsFiveCodesAnHourWithAPauseAndEachIsGoodForTenMinutes() {
        codes.send(APP, "u1", "trace");
        String first = code();
        assertThat(codes.send(APP, "u1", "trace")).isEqualTo(new CodeSending.TooSoon(30));
        for (int sent = 1; sent < PasswordCodes.MOST_SENDS; sent++) {
            world.clock.advance(PasswordCodes.PAUSE);
            assertThat(codes.send(APP, "u1", "trace")).isInstanceOf(CodeSending.Sent.class);
        }
        world.clock.advance(PasswordCodes.PAUSE);
        assertThat(codes.send(APP, "u1", "trace")).isInstanceOf(CodeSending.TooSoon.class);
        assertThat(world.count("sms_message")).isEqualTo(5);
        if (!first.equals(code())) {
            assertThat(passwords.unlock(APP, "u1", first)).isEqualTo(new PasswordChange.Wrong(4));
        }
        world.clock.advance(PasswordCodes.LIFE);
        assertThat(passwords.unlock(APP, "u1", code())).isEqualTo(new PasswordChange.NoCode());
        world.clock.advance(PasswordCodes.COUNTED_OVER);
        assertThat(codes.send(APP, "u1", "trace")).isInstanceOf(CodeSending.Sent.class);
    }

    @Test
    void sendsOneCodeToRequestsThatComeAtOnce() throws Exception {
        Callable<CodeSending> send = () -> codes.send(APP, "u1", "trace");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(Stream.generate(() -> send).limit(8).toList()).stream()
                            .map(Future::resultNow)
                            .filter(CodeSending.Sent.class::isInstance))
                    .hasSize(1);
        }
        assertThat(world.count("sms_message")).isOne();
    }

    @Test
    void takesFiveCodesAtMost() {
        codes.send(APP, "u1", "trace");
        for (int left = 4; left >= 0; left--) {
            assertThat(passwords.unlock(APP, "u1", wrong())).isEqualTo(new PasswordChange.Wrong(left));
        }
        assertThat(passwords.unlock(APP, "u1", code())).isEqualTo(new PasswordChange.NoCode());
    }

    @Test
    void asksForNoPasswordUpToThePayersFreeLimit() {
        FreeLimits limits = world.bean(FreeLimits.class);
        assertThat(free("u1", CoreWorld.cny(1))).isFalse();
        limits.set(APP, "u1", CoreWorld.cny(20_000));
        assertThat(free("u1", CoreWorld.cny(20_000))).isTrue();
        assertThat(free("u1", CoreWorld.cny(20_001))).isFalse();
        assertThat(free("u1", new Money(1, "JPY"))).isFalse();
        assertThat(free("u2", CoreWorld.cny(1))).isFalse();
        assertThat(limits.lower(APP, "u1", CoreWorld.cny(20_001))).isFalse();
        assertThat(limits.lower(APP, "u1", CoreWorld.cny(0))).isTrue();
        assertThat(free("u1", CoreWorld.cny(1))).isFalse();
        assertThat(limits.of(APP, "u1")).containsExactly(CoreWorld.cny(0));
    }

    @Test
    void asksForItOnceFiveTimesTheLimitWentWithoutInADayHoweverManyComeAtOnce() throws Exception {
        FreeLimits limits = world.bean(FreeLimits.class);
        limits.set(APP, "u1", CoreWorld.cny(100));
        List<Callable<Boolean>> payments = IntStream.range(0, 20)
                .mapToObj(i -> (Callable<Boolean>) () -> free("u1", CoreWorld.cny(80)))
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(payments).stream()
                            .map(Future::resultNow)
                            .filter(Boolean::booleanValue))
                    .hasSize(6);
        }
        assertThat(free("u1", CoreWorld.cny(20))).isTrue();
        assertThat(free("u1", CoreWorld.cny(1))).isFalse();

        limits.set(APP, "u1", CoreWorld.cny(101));
        assertThat(free("u1", CoreWorld.cny(5))).as("raised by the password").isTrue();
        limits.lower(APP, "u1", CoreWorld.cny(50));
        assertThat(free("u1", CoreWorld.cny(1))).as("lowered").isFalse();
        world.clock.advance(Duration.ofDays(1));
        assertThat(free("u1", CoreWorld.cny(50))).isTrue();
    }

    private boolean free(String payerId, Money amount) {
        return world.inTransaction(() -> world.bean(FreePayments.class).take(APP, payerId, amount));
    }

    private PasswordCheck check(String digits) {
        return passwords.check(APP, "u1", password(digits));
    }

    private String code() {
        Matcher digits = Pattern.compile("验证码 ([0-9]{6})")
                .matcher(world.text("select text from sms_message order by sent_at desc, id desc limit 1"));
        assertThat(digits.find()).isTrue();
        return digits.group(1);
    }

    private String wrong() {
        return code().equals("000000") ? "000001" : "000000";
    }

    private static PaymentPassword password(String digits) {
        return PaymentPassword.of(digits).orElseThrow();
    }
}
