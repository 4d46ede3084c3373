package io.liushui.core.contracts;

import static io.liushui.core.contracts.ContractJourney.card;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.core.channels.ChannelAccounts;
import io.liushui.core.json.Json;
import io.liushui.spi.ContractOutcome;
import io.liushui.spi.ContractRequest;
import io.liushui.spi.PayerAction;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a contract is accepted and signed, whatever dies meanwhile. */
class ContractsIntegrationTests {
    private final ContractJourney journey = new ContractJourney();

    @AfterEach
    void theOracleHolds() {
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
        assertThat(journey.document(contract).get("next_action"))
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
        assertThat(journey.document(contract))
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
        assertThat(journey.document(contract).get("next_action"))
                .isEqualTo(Map.of("type", "redirect", "url", "https://bank.example/sign"));

        journey.alpha.onQueryContract = asked -> new ContractOutcome.Signed("K7", "4242", null);

        assertThat(journey.query(contract).outcome()).isEqualTo(SigningAnswer.Outcome.SIGNED);
        assertThat(journey.contract(contract).channelRef()).isEqualTo("K7");
        assertThat(((Map<?, ?>) journey.document(contract).get("card")).get("last_four"))
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
}
