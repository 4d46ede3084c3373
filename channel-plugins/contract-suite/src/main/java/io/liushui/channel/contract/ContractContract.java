package io.liushui.channel.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.liushui.channel.contract.Contracts.Standing;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.ContractOutcome;
import io.liushui.spi.ContractReference;
import io.liushui.spi.ContractRequest;
import io.liushui.spi.NotificationRefused;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.PayerAction;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.ReceivesNotifications;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Contracts: signed in either way, used, taken back, ended; skipped when the channel has none. */
public interface ContractContract {

    Duration SOON = Duration.ofSeconds(10);
    int MOST_TRIES = 10;

    ChannelUnderTest underTest();

    @Test
    default void isSignedOnTheChannelsPageAndToldByANotification() throws NotificationRefused {
        ContractRequest request = contracts().onPage();
        ContractOutcome.Pending pending = contracts().sent(request);
        assertThat(pending.action()).isNotNull().isNotInstanceOf(PayerAction.EnterCode.class);
        ContractReference contract = Contracts.reference(request, pending.channelRef());
        assertThat(state(contract)).isInstanceOfAny(ContractOutcome.Pending.class, ContractOutcome.NotFound.class);

        underTest().payerFollows(pending.action());
        assertThat(state(contract)).isInstanceOf(ContractOutcome.Pending.class);
        underTest().payerConfirms(request.contractNo());
        ContractOutcome signed = state(contract);
        assertThat(signed)
                .isInstanceOfSatisfying(
                        ContractOutcome.Signed.class,
                        standing -> assertThat(standing.channelRef()).isNotBlank());
        assumeTrue(underTest().channel() instanceof ReceivesNotifications);
        ChannelNotification told = ((ReceivesNotifications) underTest().channel())
                .parse(underTest().nextNotification(request.contractNo(), SOON));
        assertThat(told).isInstanceOfSatisfying(ChannelNotification.OfContract.class, of -> {
            assertThat(of.contractNo()).isEqualTo(request.contractNo());
            assertThat(of.result()).isEqualTo(signed);
        });
    }

    @Test
    default void isSignedWithCardDataAndTheCodeThatTheChannelSent() {
        ContractRequest request = contracts().byCard();
        ContractOutcome.Pending pending = contracts().sent(request);
        assertThat(pending.action()).isInstanceOf(PayerAction.EnterCode.class);
        ContractReference contract = Contracts.reference(request, pending.channelRef());
        String code = underTest().codeSent(request.contractNo());
        assertThat(contracts().channel().confirmSigning(contract, wrong(code)))
                .isInstanceOf(ContractOutcome.Pending.class);
        ContractOutcome signed = contracts().channel().confirmSigning(contract, code);
        assertThat(signed)
                .isInstanceOfSatisfying(
                        ContractOutcome.Signed.class,
                        standing -> assertThat(request.card().number()).endsWith(standing.lastFour()));
        assertThat(state(contract)).isEqualTo(signed);
    }

    @Test
    default void isNotSignedByGuessing() {
        ContractRequest request = contracts().byCard();
        ContractReference contract =
                Contracts.reference(request, contracts().sent(request).channelRef());
        String wrong = wrong(underTest().codeSent(request.contractNo()));
        ContractOutcome outcome = contracts().channel().confirmSigning(contract, wrong);
        for (int tries = 1; outcome instanceof ContractOutcome.Pending && tries < MOST_TRIES; tries++) {
            outcome = contracts().channel().confirmSigning(contract, wrong);
        }
        assertThat(outcome).isInstanceOf(ContractOutcome.Declined.class);
        assertThat(state(contract)).isNotInstanceOf(ContractOutcome.Signed.class);
    }

    @Test
    default void doesNotStandWhenThePayerRefuses() {
        ContractRequest request = contracts().onPage();
        ContractOutcome.Pending pending = contracts().sent(request);
        underTest().payerFollows(pending.action());
        underTest().payerRefuses(request.contractNo());
        assertThat(state(Contracts.reference(request, pending.channelRef())))
                .isInstanceOf(ContractOutcome.Declined.class);
    }

    @Test
    default void aRepeatedNumberIsTheSameContract() {
        ContractRequest request = contracts().byCard();
        contracts().sent(request);
        Standing contract = contracts().signed(request);
        assertThat(state(Contracts.reference(request, null)))
                .isInstanceOfSatisfying(
                        ContractOutcome.Signed.class,
                        signed -> assertThat(signed.channelRef())
                                .isEqualTo(contract.signed().channelRef()));
    }

    @Test
    default void moneyIsTakenUnderItOncePerNumber() {
        Standing contract = contracts().signed();
        PayRequest payment = contracts().payment(contract, 1234);
        assertThat(new Orders(underTest()).pay(payment).amountMinor()).isEqualTo(1234);
        underTest().channel().pay(payment);
        assertThat(underTest().chargesOf(payment.orderNo())).isEqualTo(1);
    }

    @Test
    default void manyPaymentsUnderOneContractAreEachChargedOnce() throws Exception {
        Standing contract = contracts().signed();
        List<PayRequest> payments = Parallel.run(16, () -> {
            PayRequest payment = contracts().payment(contract, 1234);
            new Orders(underTest()).pay(payment);
            return payment;
        });
        assertThat(payments)
                .allSatisfy(payment ->
                        assertThat(underTest().chargesOf(payment.orderNo())).isEqualTo(1));
    }

    @Test
    default void manyPayersSignAtOnce() throws Exception {
        contracts().channel();
        List<Standing> signed = Parallel.run(12, () -> contracts().signed());
        assertThat(signed)
                .extracting(contract -> contract.signed().channelRef())
                .doesNotHaveDuplicates();
    }

    @Test
    default void isTakenBackOnceAndForAll() {
        Standing contract = contracts().signed();
        assertThat(contracts().channel().unsign(contract.reference())).isInstanceOf(OperationOutcome.Done.class);
        assertThat(contracts().channel().unsign(contract.reference())).isInstanceOf(OperationOutcome.Done.class);
        assertEnded(contract);
    }

    @Test
    default void whatWasNeverSignedCannotBeTakenBack() {
        ContractRequest request = contracts().onPage();
        ContractReference unknown = Contracts.reference(request, null);
        assertThat(contracts().channel().unsign(unknown)).isInstanceOf(OperationOutcome.Declined.class);
        contracts().sent(request);
        assertThat(contracts().channel().unsign(unknown)).isInstanceOf(OperationOutcome.Declined.class);
    }

    @Test
    default void endsByItselfWhenItsTimeIsOver() {
        Standing contract = contracts().signed();
        assumeTrue(contract.signed().validUntil() != null);
        Duration left = Duration.between(Instant.now(), contract.signed().validUntil());
        underTest().daysPass(contract.reference().contractNo(), (int) left.toDays() + 1);
        assertEnded(contract);
    }

    @Test
    default void oneThatWasNeverAskedForIsNotFound() {
        assertThat(state(Contracts.reference(contracts().onPage(), null))).isEqualTo(new ContractOutcome.NotFound());
    }

    private void assertEnded(Standing contract) {
        assertThat(state(contract.reference())).isInstanceOf(ContractOutcome.Ended.class);
        PayRequest payment = contracts().payment(contract, 1234);
        assertThat(underTest().channel().pay(payment)).isInstanceOf(PayOutcome.Declined.class);
        assertThat(underTest().channel().query(Requests.reference(payment)))
                .isInstanceOfAny(QueryOutcome.NotFound.class, QueryOutcome.NotPaid.class);
    }

    private ContractOutcome state(ContractReference contract) {
        return contracts().channel().queryContract(contract);
    }

    private static String wrong(String code) {
        return code.equals("000000") ? "111111" : "000000";
    }

    private Contracts contracts() {
        return new Contracts(underTest());
    }
}
