package io.liushui.core.stepup;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.fake.CoreWorld;
import io.liushui.core.money.Money;
import io.liushui.core.risk.PaymentFacts;
import io.liushui.core.risk.Risk;
import io.liushui.core.risk.RiskVerdict;
import io.liushui.core.sms.SmsInbox;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StepUpsIntegrationTests {
    private static final RiskVerdict STEP_UP = new RiskVerdict("step_up", "new device", "1");

    private CoreWorld world;
    private StepUps stepUps;
    private String payment;
    private String token;

    @BeforeEach
    void start() {
        world = CoreWorld.start();
        stepUps = world.bean(StepUps.class);
        payment = assessed("13800138000");
        token = "t" + payment;
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void sendsACodeAndAsksThePayerForIt() {
        SendResult.Sent sent = (SendResult.Sent) stepUps.send(payment, STEP_UP);

        assertThat(world.bean(SmsInbox.class).newest())
                .singleElement()
                .satisfies(message -> assertThat(message.phone()).isEqualTo("13800138000"));
        assertThat(state()).isEqualTo("requires_action");
        assertThat(world.text("select action::text from payment where id = ?", payment))
                .contains(sent.stepUpId())
                .contains("*******8000")
                .doesNotContain("138001");
        assertThat(world.text("select encode(code_hash, 'escape') from step_up"))
                .doesNotContain(code());
        assertThat(world.bean(Risk.class).verdictOn(payment)).contains(STEP_UP);
    }

    @Test
    void verifiesTheRightCodeAndTellsTheProcess() {
        SendResult.Sent sent = (SendResult.Sent) stepUps.send(payment, STEP_UP);

        assertThat(stepUps.verify(token, code())).isEqualTo(new Verification.Verified());
        assertThat(stepUps.verify(token, code())).isEqualTo(new Verification.Verified());

        assertThat(finished()).containsExactly(sent.stepUpId() + " verified");
        assertThat(state()).isEqualTo("processing");
    }

    @Test
    void failsAfterFiveWrongCodes() {
        SendResult.Sent sent = (SendResult.Sent) stepUps.send(payment, STEP_UP);
        String wrong = wrong();

        for (int left = 4; left > 0; left--) {
            assertThat(stepUps.verify(token, wrong)).isEqualTo(new Verification.Wrong(left));
        }
        assertThat(stepUps.verify(token, wrong)).isEqualTo(new Verification.Failed());
        assertThat(stepUps.verify(token, code())).isEqualTo(new Verification.Failed());

        assertThat(finished()).containsExactly(sent.stepUpId() + " failed");
        assertThat(stepUps.resend(token)).isEqualTo(new ResendResult.NotOpen());
    }

    @Test
    void countsParallelGuessesOneByOne() throws Exception {
        stepUps.send(payment, STEP_UP);
        Callable<Verification> guess = () -> stepUps.verify(token, wrong());
        List<Callable<Verification>> guesses =
                Stream.generate(() -> guess).limit(12).toList();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Verification>> answers = threads.invokeAll(guesses);

            assertThat(answers.stream().map(Future::resultNow).filter(Verification.Wrong.class::isInstance))
                    .hasSize(4)
                    .doesNotHaveDuplicates();
        }
        assertThat(finished()).hasSize(1);
    }

    @Test
    void resendsThreeTimesWithAPauseAndVoidsTheCodeBefore() {
        stepUps.send(payment, STEP_UP);
        world.clock.advance(Duration.ofSeconds(29));
        assertThat(stepUps.resend(token)).isEqualTo(new ResendResult.TooSoon(1));

        world.clock.advance(Duration.ofSeconds(1));
        String first = code();
        for (int i = 0; i < 3; i++) {
            assertThat(stepUps.resend(token)).isEqualTo(new ResendResult.Resent());
            world.clock.advance(Duration.ofSeconds(30));
        }
        assertThat(stepUps.resend(token)).isEqualTo(new ResendResult.NoneLeft());

        assertThat(world.count("sms_message")).isEqualTo(4);
        if (!first.equals(code())) {
            assertThat(stepUps.verify(token, first)).isEqualTo(new Verification.Wrong(4));
        }
        assertThat(stepUps.verify(token, code())).isEqualTo(new Verification.Verified());
    }

    @Test
    void aRepeatedSendKeepsTheStepUpAndItsTries() {
        SendResult sent = stepUps.send(payment, STEP_UP);
        stepUps.verify(token, wrong());

        world.clock.advance(Duration.ofSeconds(1));
        assertThat(stepUps.send(payment, STEP_UP)).isEqualTo(sent);
        assertThat(stepUps.verify(token, wrong())).isEqualTo(new Verification.Wrong(3));
        assertThat(stepUps.verify(token, code())).isEqualTo(new Verification.Verified());

        assertThat(stepUps.send(payment, STEP_UP)).isEqualTo(sent);
        assertThat(world.count("sms_message")).isEqualTo(2);
        assertThat(finished()).hasSize(2).containsOnly(((SendResult.Sent) sent).stepUpId() + " verified");
    }

    @Test
    void isImpossibleWithoutAPhoneAndAfterTheEnd() {
        String without = assessed(null);
        assertThat(stepUps.send(without, STEP_UP)).isEqualTo(new SendResult.Impossible("phone_missing"));
        assertThat(world.bean(Risk.class).verdictOn(without)).contains(STEP_UP);

        assertThat(stepUps.send(world.payment("closed", "13800138000"), null))
                .isEqualTo(new SendResult.Impossible("payment_final"));
        assertThat(world.count("sms_message")).isZero();
    }

    @Test
    void knowsNoCodeWhereNoneWasSent() {
        assertThat(stepUps.verify(token, "000000")).isEqualTo(new Verification.NotOpen());
        assertThat(stepUps.verify("nobody", "000000")).isEqualTo(new Verification.NotOpen());
        assertThat(stepUps.resend(token)).isEqualTo(new ResendResult.NotOpen());
    }

    private String assessed(String phone) {
        String id = world.payment("processing", phone);
        world.bean(Risk.class)
                .assess(new PaymentFacts(id, "mer_1", new Money(1234, "CNY"), true, null, null, null, phone));
        return id;
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

    private String state() {
        return world.text("select state from payment where id = ?", payment);
    }

    private List<String> finished() {
        return world.jdbc().sql("""
                        select correlation_key || ' ' || (variables::jsonb ->> 'stepUpResult') from outbox
                        where message = 'Msg_StepUpFinished'""").query(String.class).list();
    }
}
