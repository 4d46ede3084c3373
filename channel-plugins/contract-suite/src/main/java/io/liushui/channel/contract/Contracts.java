package io.liushui.channel.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.liushui.spi.Card;
import io.liushui.spi.ContractOutcome;
import io.liushui.spi.ContractReference;
import io.liushui.spi.ContractRequest;
import io.liushui.spi.PayRequest;
import io.liushui.spi.Payer;
import io.liushui.spi.PayerAction;
import io.liushui.spi.SupportsContracts;
import java.time.Instant;

/** Contracts brought to where a test needs them. */
public final class Contracts {

    private final ChannelUnderTest underTest;

    public Contracts(ChannelUnderTest underTest) {
        this.underTest = underTest;
    }

    /** A contract that stands, and how we know it. */
    record Standing(ContractReference reference, ContractOutcome.Signed signed) {}

    SupportsContracts channel() {
        assumeTrue(underTest.channel() instanceof SupportsContracts);
        return (SupportsContracts) underTest.channel();
    }

    /** To be signed on the channel's page. */
    ContractRequest onPage() {
        return request(null);
    }

    /** To be signed with card data and a code; skipped when the channel takes none. */
    ContractRequest byCard() {
        assumeTrue(underTest.card().isPresent());
        return request(underTest.card().get());
    }

    private ContractRequest request(Card card) {
        channel();
        return request(underTest.contractMethod(), card);
    }

    private ContractRequest request(String method, Card card) {
        return new ContractRequest(
                Requests.number(), method, card, underTest.phone(), Requests.RETURN_URL, Instant.now(), Requests.TRACE);
    }

    static ContractReference reference(ContractRequest request, String channelRef) {
        return new ContractReference(
                request.contractNo(), request.method(), channelRef, request.submittedAt(), Requests.TRACE);
    }

    /** Sends the request; the payer has still to act. */
    ContractOutcome.Pending sent(ContractRequest request) {
        ContractOutcome outcome = channel().sign(request);
        assertThat(outcome).isInstanceOf(ContractOutcome.Pending.class);
        return (ContractOutcome.Pending) outcome;
    }

    /** Sends the request and has the payer do what is wanted, until the channel says that it stands. */
    Standing signed(ContractRequest request) {
        ContractOutcome.Pending pending = sent(request);
        ContractReference reference = reference(request, pending.channelRef());
        if (pending.action() instanceof PayerAction.EnterCode) {
            channel().confirmSigning(reference, underTest.codeSent(request.contractNo()));
        } else {
            underTest.payerFollows(pending.action());
            underTest.payerConfirms(request.contractNo());
        }
        ContractOutcome state = channel().queryContract(reference);
        assertThat(state).isInstanceOf(ContractOutcome.Signed.class);
        ContractOutcome.Signed signed = (ContractOutcome.Signed) state;
        return new Standing(reference(request, signed.channelRef()), signed);
    }

    /** A contract that stands, by card where the channel takes cards. */
    Standing signed() {
        channel();
        return signed(underTest.card().isPresent() ? byCard() : onPage());
    }

    /** The channel's reference of a new contract by card, for payments with this method. */
    public String token(String method) {
        return signed(request(method, underTest.card().orElseThrow())).signed().channelRef();
    }

    /** A payment under the contract that was not sent. */
    PayRequest payment(Standing contract, long amountMinor) {
        Payer payer = new Payer(
                Requests.PAYER_IP,
                underTest.phone(),
                null,
                null,
                contract.signed().channelRef());
        return Requests.pay(contract.reference().method(), amountMinor, underTest.currency(), "Tea", payer);
    }
}
