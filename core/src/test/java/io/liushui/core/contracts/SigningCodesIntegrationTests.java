package io.liushui.core.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.spi.ContractOutcome;
import io.liushui.spi.PayerAction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The codes by which payers sign contracts: how many are sent and tried, and what a wrong, old or lost one does. */
class SigningCodesIntegrationTests {
    private final ContractJourney journey = new ContractJourney();

    @AfterEach
    void theOracleHolds() {
        assertThat(journey.violations()).isEmpty();
        journey.close();
    }

    @Test
    void failsAfterTheLastWrongCodeAndForgetsTheCard() {
        journey.alpha.onConfirmSigning = code -> ContractJourney.codeSent();
        String contract = journey.accepted("bound_card");
        journey.sign(contract);

        assertThat(journey.confirm(contract, "1")).isEqualTo(new CodeResult.Wrong(3));
        journey.alpha.onConfirmSigning =
                code -> new ContractOutcome.Pending("sealed", new PayerAction.EnterCode("138****8000", 1));
        assertThat(journey.confirm(contract, "2")).isEqualTo(new CodeResult.Wrong(1));
        assertThat(journey.confirm(contract, "3")).isInstanceOf(CodeResult.Failed.class);

        assertThat(journey.state(contract)).isEqualTo("failed code_tries_used");
        assertThat(journey.confirm(contract, "246810")).isInstanceOf(CodeResult.NotOpen.class);
        assertThat(journey.messages(contract)).endsWith("Msg_ContractResult declined");
        assertThat(journey.world.count("vault_card where sealed is not null")).isZero();
        assertThat(((Map<?, ?>) journey.document(contract).get("card")).get("last_four"))
                .isEqualTo("0005");
    }

    @Test
    void checksOneCodeAtATimeAndFiveAtMost() throws Exception {
        journey.alpha.onConfirmSigning =
                code -> new ContractOutcome.Pending("sealed", new PayerAction.EnterCode("138****8000", 9));
        String contract = journey.accepted("bound_card");
        journey.sign(contract);
        Callable<CodeResult> guess = () -> journey.confirm(contract, "000000");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CodeResult> results = threads
                    .invokeAll(Stream.generate(() -> guess).limit(24).toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();
            while (journey.contract(contract).state() instanceof ContractState.Pending) {
                journey.confirm(contract, "000000");
            }
            assertThat(results.stream().filter(CodeResult.Wrong.class::isInstance))
                    .hasSizeLessThanOrEqualTo(4)
                    .doesNotHaveDuplicates();
        }
        assertThat(journey.alpha.calls.stream().filter(call -> call.startsWith("confirm")))
                .hasSize(5);
        assertThat(journey.messages(contract)).containsOnlyOnce("Msg_ContractResult declined");
    }

    @Test
    void countsNoTryWhenTheChannelCouldNotBeAsked() {
        journey.alpha.onConfirmSigning = code -> new ContractOutcome.Unavailable("down");
        String contract = journey.accepted("bound_card");
        journey.sign(contract);

        for (int i = 0; i < 7; i++) {
            assertThat(journey.confirm(contract, "246810")).isEqualTo(new CodeResult.Unavailable());
        }
        journey.alpha.onConfirmSigning = code -> new ContractOutcome.Signed("K1", "0000", null);
        assertThat(journey.confirm(contract, "246810")).isInstanceOf(CodeResult.Taken.class);
    }

    @Test
    void findsTheSignatureWhenTheAnswerToTheCodeWasLost() {
        journey.alpha.onConfirmSigning = code -> new ContractOutcome.Unknown("timeout");
        String contract = journey.accepted("bound_card");
        journey.sign(contract);
        assertThat(journey.confirm(contract, "246810")).isInstanceOf(CodeResult.Taken.class);
        assertThat(journey.state(contract)).isEqualTo("pending");

        journey.alpha.onQueryContract = asked -> new ContractOutcome.Signed("K1", "0000", null);
        journey.query(contract);

        assertThat(journey.state(contract)).isEqualTo("signed");
        assertThat(journey.events(contract)).endsWith("contract.signed");
    }

    @Test
    void sendsAnotherCodeWhenTheOneBeforeIsOldOrLost() {
        String contract = journey.accepted("bound_card");
        journey.sign(contract);
        SigningCodes codes = journey.world.bean(SigningCodes.class);
        assertThat(codes.sendAgain(journey.appId, contract)).isEqualTo(new CodeResult.TooSoon(30));

        journey.world.clock.advance(Duration.ofMinutes(5));
        assertThat(journey.confirm(contract, "246810")).isEqualTo(new CodeResult.Expired());
        assertThat(journey.world.bean(ContractSigning.class).voidCode(contract).codeExpiresAt())
                .isNull();
        assertThat(((Map<?, ?>) journey.document(contract).get("next_action")).get("type"))
                .isEqualTo("sms_code_expired");
        assertThat(journey.confirm(contract, "246810")).isEqualTo(new CodeResult.Expired());

        for (int sent = 2; sent <= SigningCodes.MOST_SENDS; sent++) {
            assertThat(codes.sendAgain(journey.appId, contract)).isInstanceOf(CodeResult.Resent.class);
            assertThat(codes.sendAgain(journey.appId, contract)).isNotInstanceOf(CodeResult.Resent.class);
            journey.sign(contract);
            journey.world.clock.advance(SigningCodes.PAUSE);
        }
        assertThat(codes.sendAgain(journey.appId, contract)).isEqualTo(new CodeResult.NoneLeft());
        assertThat(journey.alpha.calls.stream()
                        .filter(call -> call.startsWith("sign "))
                        .distinct())
                .as("all under one number")
                .hasSize(1);
        assertThat(journey.confirm(contract, "246810")).isInstanceOf(CodeResult.Taken.class);
    }
}
