package io.liushui.core.contracts;

import static io.liushui.core.contracts.ContractJourney.card;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.liushui.core.operations.Operations;
import io.liushui.spi.ContractOutcome;
import io.liushui.spi.OperationOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How contracts end, here and at the channel: nobody signs in time, the merchant unsigns, their time is over. */
class ContractEndsIntegrationTests {
    private final ContractJourney journey = new ContractJourney();

    @AfterEach
    void theOracleHolds() {
        assertThat(journey.violations()).isEmpty();
        journey.close();
    }

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
        assertThat(journey.document(contract)).containsEntry("unsign_requested", true);
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
    void keepsTheCardForAContractThatIsAcceptedWhileTheOtherEnds() throws Exception {
        String first = journey.signed("bound_card");
        journey.world.bean(Unsigning.class).request(journey.appId, first);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<ContractState> ended = journey.world.inTransaction(() -> {
                journey.accepted("debit");
                Future<ContractState> ending = threads.submit(() -> journey.carryOut(first));
                await().until(() -> ending.isDone()
                        || journey.world.count(
                                        "pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
                                > 0);
                return ending;
            });
            assertThat(ended.get()).isInstanceOf(ContractState.Unsigned.class);
        }
        assertThat(journey.world.count("vault_card where sealed is not null")).isOne();
    }

    @Test
    void staysSignedWhenTheChannelRefusesToUnsignAndMayBeAskedAgain() {
        String contract = journey.signed("bound_card");
        journey.alpha.onUnsign = asked -> new OperationOutcome.Declined("busy", "later");
        journey.unsign(contract);
        assertThat(journey.state(contract)).isEqualTo("signed");
        assertThat(journey.document(contract)).containsEntry("unsign_requested", false);
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
}
