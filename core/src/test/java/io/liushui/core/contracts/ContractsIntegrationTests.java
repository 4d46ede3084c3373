package io.liushui.core.contracts;

import static io.liushui.core.contracts.ContractJourney.card;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.core.channels.ChannelAccounts;
import io.liushui.core.json.Json;
import io.liushui.core.operations.Operations;
import io.liushui.spi.ContractOutcome;
import io.liushui.spi.ContractRequest;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.PayerAction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ContractsIntegrationTests {
    private ContractJourney journey;

    @BeforeEach
    void start() {
        journey = new ContractJourney();
    }

    @AfterEach
    void stop() {
        assertThat(journey.violations()).isEmpty();
        journey.close();
    }

    @Test
    void isSignedByTheCodeThatTheChannelSent() {
        AtomicReference<ContractRequest> asked = new AtomicReference<>();
        journey.alpha.onSign = request -> {
            asked.set(request);
            return ContractJourney.codeSent();
        };
        String contract = journey.accepted("bound_card");
        assertThat(journey.contract(contract).begun()).isFalse();

        SigningAnswer sent = journey.sign(contract);

        assertThat(sent.outcome()).isEqualTo(SigningAnswer.Outcome.PENDING);
        assertThat(sent.codeExpiresAt()).isEqualTo(journey.world.clock.instant().plusSeconds(300));
        assertThat(asked.get().card().number()).isEqualTo(ContractJourney.DIGITS);
        assertThat(asked.get().card().expiry()).isEqualTo("3012");
        assertThat(asked.get().card().securityCode()).isNull();
        assertThat(asked.get().phone()).isEqualTo("+8613800138000");
        assertThat(document(contract).get("next_action"))
                .isEqualTo(Map.of(
                        "type",
                        "sms_code",
                        "phone",
                        "138****8000",
                        "tries_left",
                        5,
                        "expires_at",
                        sent.codeExpiresAt().toString()));

        assertThat(journey.confirm(contract, "246810")).isInstanceOf(CodeResult.Taken.class);

        assertThat(journey.state(contract)).isEqualTo("signed");
        assertThat(document(contract))
                .containsEntry("next_action", null)
                .containsEntry("card", Map.of("brand", "unionpay", "bin", "622155", "last_four", "0005"));
        assertThat(journey.confirm(contract, "246810"))
                .as("the payer clicks twice")
                .isInstanceOf(CodeResult.Taken.class);
        assertThat(journey.events(contract)).containsExactly("contract.action_required", "contract.signed");
        assertThat(journey.messages(contract)).containsExactly("Msg_ContractAccepted", "Msg_ContractResult signed");
        assertThat(journey.alpha.calls.stream().filter(call -> call.startsWith("confirm")))
                .hasSize(1);
    }

    @Test
    void isSignedOnTheChannelsPage() {
        journey.alpha.onSign =
                request -> new ContractOutcome.Pending(null, new PayerAction.Redirect("https://bank.example/sign"));
        String contract = journey.accepted("debit", null, null);
        journey.sign(contract);
        assertThat(document(contract).get("next_action"))
                .isEqualTo(Map.of("type", "redirect", "url", "https://bank.example/sign"));

        journey.alpha.onQueryContract = asked -> new ContractOutcome.Signed("K7", "4242", null);

        assertThat(journey.query(contract).outcome()).isEqualTo(SigningAnswer.Outcome.SIGNED);
        assertThat(journey.contract(contract).channelRef()).isEqualTo("K7");
        assertThat(((Map<?, ?>) document(contract).get("card")).get("last_four"))
                .isEqualTo("4242");
    }

    @Test
    void takesTheSameRequestOnceAndTheSameNumberOnce() {
        NewContract wish = journey.wish("C-1", "bound_card", card(), null);
        ContractAcceptance.Result.Accepted first = (ContractAcceptance.Result.Accepted) journey.accept(wish, "key-1");
        ContractAcceptance.Result.Accepted again = (ContractAcceptance.Result.Accepted) journey.accept(wish, "key-1");

        assertThat(again.answer().replayed()).isTrue();
        assertThat(again.answer().body()).isEqualTo(first.answer().body());
        assertThat(journey.accept(wish, "key-2")).isEqualTo(new ContractAcceptance.Result.NumberTaken((String)
                Json.readObject(first.answer().body()).get("id")));
        assertThat(journey.world.count("contract")).isOne();
        assertThat(journey.world.count("outbox where message = 'Msg_ContractAccepted'"))
                .isOne();
    }

    @Test
    void findsNoChannelWhereNoneThatIsSwitchedOnSigns() {
        assertThat(journey.accept(journey.wish("C-1", "wallet", card(), null), "k"))
                .isEqualTo(new ContractAcceptance.Result.NoChannel());
        journey.world.bean(ChannelAccounts.class).enable("alpha", false);
        journey.world.bean(ChannelAccounts.class).enable("beta", false);
        assertThat(journey.accept(journey.wish("C-1", "debit", card(), null), "k"))
                .isEqualTo(new ContractAcceptance.Result.NoChannel());
        assertThat(journey.world.count("vault_card")).isZero();
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
        assertThat(((Map<?, ?>) document(contract).get("card")).get("last_four"))
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
        assertThat(((Map<?, ?>) document(contract).get("next_action")).get("type"))
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

    @Test
    void keepsOthersOutOfAContract() {
        String contract = journey.accepted("bound_card");
        assertThat(journey.world.bean(Contracts.class).find("app_other", contract))
                .isEmpty();
        assertThat(journey.world.bean(SigningCodes.class).confirm("app_other", contract, "1"))
                .isEqualTo(new CodeResult.NotFound());
        assertThat(journey.world.bean(Unsigning.class).request("app_other", contract))
                .isEqualTo(new Unsigning.Result.NotFound());
    }

    // killed before or after a step -----------------------------------------------------------------------------

    @Test
    void asksWhenItWasKilledAfterItWasKeptAsSentAndSendsAgainUnderItsNumber() {
        journey.alpha.onSign = request -> {
            throw new IllegalStateException("killed in the call");
        };
        String contract = journey.accepted("bound_card");
        assertThat(journey.sign(contract).outcome()).isEqualTo(SigningAnswer.Outcome.UNKNOWN);
        journey.alpha.onSign = request -> ContractJourney.codeSent();

        assertThat(journey.sign(contract).outcome()).as("job twice").isEqualTo(SigningAnswer.Outcome.UNKNOWN);
        assertThat(journey.query(contract).outcome()).as("within the grace").isEqualTo(SigningAnswer.Outcome.UNKNOWN);
        journey.world.clock.advance(Duration.ofSeconds(30));
        assertThat(journey.query(contract).outcome()).isEqualTo(SigningAnswer.Outcome.NOT_EXECUTED);
        assertThat(journey.sign(contract).outcome()).isEqualTo(SigningAnswer.Outcome.PENDING);

        String no = journey.contract(contract).contractNo();
        assertThat(journey.alpha.calls)
                .containsExactly(
                        "sign " + no,
                        "contract-query " + no,
                        "contract-query " + no,
                        "contract-query " + no,
                        "sign " + no);
    }

    @Test
    void answersFromItsRowWhenItWasKilledAfterTheOutcomesCommit() {
        String contract = journey.accepted("bound_card");
        SigningAnswer first = journey.sign(contract);
        assertThat(journey.sign(contract)).isEqualTo(first);
        assertThat(journey.alpha.calls.stream().filter(call -> call.startsWith("sign ")))
                .hasSize(1);
    }

    @Test
    void leavesTheContractToTheInstanceThatDrivesIt() {
        String contract = journey.accepted("bound_card");
        journey.sign(contract);
        assertThatThrownBy(() -> journey.world.bean(ContractSigning.class).sign(contract, 99, null))
                .isInstanceOf(ContractFenced.class);
    }

    // ends -------------------------------------------------------------------------------------------------------

    @Test
    void failsWhenNobodySignsInTimeAndEndsALateSignatureAtTheChannelOnce() {
        String contract = journey.accepted("bound_card");
        journey.sign(contract);
        assertThat(journey.world.bean(ContractSigning.class).giveUp(contract).outcome())
                .isEqualTo(SigningAnswer.Outcome.DECLINED);
        assertThat(journey.state(contract)).isEqualTo("failed signing_expired");

        for (int told = 0; told < 3; told++) {
            journey.world.inTransaction(() -> journey.world
                    .bean(ContractSettlement.class)
                    .settle(contract, new ContractOutcome.Signed("K9", null, null), null));
        }

        assertThat(journey.state(contract)).isEqualTo("failed signing_expired");
        assertThat(journey.messages(contract)).containsOnlyOnce("Msg_SignedTooLate");
        assertThat(journey.world.count("alarm where kind = 'contract_signed_too_late'"))
                .isOne();
        journey.carryOut(contract);
        assertThat(journey.state(contract)).isEqualTo("failed signing_expired");
        assertThat(journey.alpha.calls)
                .endsWith("unsign " + journey.contract(contract).contractNo());
    }

    @Test
    void signsWhatIsFoundSignedInTheLastQuery() {
        String contract = journey.accepted("bound_card");
        journey.sign(contract);
        journey.alpha.onQueryContract = asked -> new ContractOutcome.Signed("K1", "0000", null);
        assertThat(journey.world.bean(ContractSigning.class).giveUp(contract).outcome())
                .isEqualTo(SigningAnswer.Outcome.SIGNED);
    }

    @Test
    void isUnsignedAtTheChannelAndForgetsTheCard() {
        String contract = journey.signed("bound_card");
        Unsigning unsigning = journey.world.bean(Unsigning.class);
        assertThat(unsigning.request(journey.appId, contract)).isInstanceOf(Unsigning.Result.Requested.class);
        assertThat(unsigning.request(journey.appId, contract)).isInstanceOf(Unsigning.Result.Requested.class);
        assertThat(journey.state(contract)).isEqualTo("signed");
        assertThat(document(contract)).containsEntry("unsign_requested", true);
        assertThat(journey.messages(contract)).containsOnlyOnce("Msg_UnsignRequested");
        assertThat(journey.world.count("vault_card where sealed is not null")).isOne();

        assertThat(journey.carryOut(contract)).isEqualTo(new ContractState.Unsigned("unsigned_by_merchant"));

        assertThat(unsigning.request(journey.appId, contract)).isInstanceOf(Unsigning.Result.AlreadyUnsigned.class);
        assertThat(journey.events(contract)).endsWith("contract.unsigned");
        assertThat(journey.world.count("vault_card where sealed is not null")).isZero();
    }

    @Test
    void keepsTheCardWhileAnotherContractNeedsIt() {
        String first = journey.signed("bound_card");
        String second = journey.accepted("debit");
        journey.unsign(first);
        assertThat(journey.world.count("vault_card where sealed is not null")).isOne();
        assertThat(journey.sign(second).outcome()).isEqualTo(SigningAnswer.Outcome.PENDING);
    }

    @Test
    void staysSignedWhenTheChannelRefusesToUnsignAndMayBeAskedAgain() {
        String contract = journey.signed("bound_card");
        journey.alpha.onUnsign = asked -> new OperationOutcome.Declined("busy", "later");
        journey.unsign(contract);
        assertThat(journey.state(contract)).isEqualTo("signed");
        assertThat(document(contract)).containsEntry("unsign_requested", false);
        assertThat(journey.world.count("alarm where kind = 'contract_unsign_refused'"))
                .isOne();

        journey.alpha.onUnsign = asked -> new OperationOutcome.Done("K1");
        journey.unsign(contract);
        assertThat(journey.state(contract)).isEqualTo("unsigned unsigned_by_merchant");
    }

    @Test
    void asksTheContractWhetherAnUnsigningOfUnknownOutcomeWasDone() {
        String contract = journey.signed("bound_card");
        journey.alpha.onUnsign = asked -> new OperationOutcome.Unknown("timeout");
        journey.world.bean(Unsigning.class).request(journey.appId, contract);
        String operation = journey.contract(contract).unsignOperation();
        Operations operations = journey.world.bean(Operations.class);
        assertThat(operations.submit(operation, 1).outcome().code()).isEqualTo("unknown");
        assertThatThrownBy(() -> journey.world.bean(Unsigning.class).record(contract, operation))
                .isInstanceOf(IllegalStateException.class);

        journey.alpha.onQueryContract = asked -> new ContractOutcome.Ended("unsigned");
        assertThat(operations.query(operation, Duration.ofSeconds(30)).outcome().code())
                .isEqualTo("done");
        journey.world.bean(Unsigning.class).record(contract, operation);
        assertThat(journey.state(contract)).isEqualTo("unsigned unsigned_by_merchant");
    }

    @Test
    void expiresHereFirstAndThenEndsAtTheChannel() {
        Instant until = journey.world.clock.instant().plus(Duration.ofDays(30));
        String contract = journey.accepted("debit", card(), until);
        journey.alpha.onConfirmSigning =
                code -> new ContractOutcome.Signed("K1", "0000", until.plus(Duration.ofDays(300)));
        journey.sign(contract);
        journey.confirm(contract, "246810");
        assertThat(journey.contract(contract).validUntil()).isEqualTo(until);
        journey.world.clock.advance(Duration.ofDays(30));

        String operation = journey.world.bean(Unsigning.class).expire(contract);
        assertThat(journey.world.bean(Unsigning.class).expire(contract)).isEqualTo(operation);

        assertThat(journey.state(contract)).isEqualTo("expired");
        journey.carryOut(contract);
        assertThat(journey.state(contract)).isEqualTo("expired");
        assertThat(journey.events(contract)).endsWith("contract.signed", "contract.expired");
    }

    private Map<String, Object> document(String contractId) {
        return Json.readObject(journey.world.bean(ContractDocument.class).json(journey.contract(contractId)));
    }
}
