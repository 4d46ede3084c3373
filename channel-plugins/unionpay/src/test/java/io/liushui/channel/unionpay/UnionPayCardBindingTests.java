package io.liushui.channel.unionpay;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.channel.contract.Requests;
import io.liushui.spi.Card;
import io.liushui.spi.ContractOutcome;
import io.liushui.spi.ContractReference;
import io.liushui.spi.ContractRequest;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.Payer;
import io.liushui.spi.PayerAction;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnionPayCardBindingTests {
    private static UnionPayUnderTest unionPay;
    private static UnionPayChannel channel;

    @BeforeAll
    static void start(@TempDir Path data) {
        unionPay = new UnionPayUnderTest(data, Description.APP, false);
        channel = unionPay.channel();
    }

    @AfterAll
    static void stop() {
        unionPay.close();
    }

    @Test
    void bindsACardWithTheCodeThatTheChannelSends() {
        ContractRequest request = request(UnionPayUnderTest.CARD);
        ContractOutcome.Pending pending = (ContractOutcome.Pending) channel.sign(request);
        assertThat(pending.action()).isEqualTo(new PayerAction.EnterCode("138****1234", 3));
        assertThat(pending.channelRef()).doesNotContain(UnionPayUnderTest.CARD.number(), "13812341234", "3012");

        ContractReference contract = reference(request, pending.channelRef());
        assertThat(channel.confirmSigning(contract, "000000")).isInstanceOf(ContractOutcome.Pending.class);
        ContractOutcome.Signed signed =
                (ContractOutcome.Signed) channel.confirmSigning(contract, unionPay.codeSent(request.contractNo()));
        assertThat(signed.lastFour()).isEqualTo("0095");
        assertThat(signed.validUntil()).isAfter(Instant.now().plus(Duration.ofDays(365)));
        assertThat(channel.queryContract(contract)).isEqualTo(signed);
        assertThat(pay(signed.channelRef())).isInstanceOf(PayOutcome.Pending.class);
    }

    @Test
    void declinesACardNumberThatCannotBe() {
        Card wrong = new Card("6226388000000096", "3012", "248", "张三");
        assertThat(channel.sign(request(wrong)))
                .isInstanceOfSatisfying(
                        ContractOutcome.Declined.class,
                        declined -> assertThat(declined.code()).isEqualTo("61"));
        ContractRequest withoutPhone = new ContractRequest(
                Requests.number(), Description.CARD, UnionPayUnderTest.CARD, null, null, Instant.now(), Requests.TRACE);
        assertThat(channel.sign(withoutPhone)).isInstanceOf(ContractOutcome.Declined.class);
    }

    @Test
    void logsNothingOfACard() {
        ContractRequest request = request(UnionPayUnderTest.CARD);
        ContractOutcome.Pending pending = (ContractOutcome.Pending) channel.sign(request);
        ContractReference contract = reference(request, pending.channelRef());
        ContractOutcome.Signed signed =
                (ContractOutcome.Signed) channel.confirmSigning(contract, unionPay.codeSent(request.contractNo()));
        channel.queryContract(contract);
        pay(signed.channelRef());
        channel.unsign(reference(request, signed.channelRef()));
        SealedCard sealed = SealedCard.read(pending.channelRef()).orElseThrow();
        assertThat(unionPay.exchanges())
                .filteredOn(exchange -> request.contractNo().equals(exchange.reference()))
                .hasSize(4);
        assertThat(unionPay.exchanges())
                .allSatisfy(exchange -> assertThat(String.valueOf(exchange))
                        .doesNotContain(
                                signed.channelRef(),
                                "62000000001",
                                sealed.number().substring(0, 40),
                                sealed.details().substring(0, 40)));
    }

    private static PayOutcome pay(String token) {
        return channel.pay(Requests.pay(
                Description.CARD, 1234, "CNY", "Tea", new Payer(null, UnionPayUnderTest.PHONE, null, null, token)));
    }

    private static ContractRequest request(Card card) {
        return new ContractRequest(
                Requests.number(),
                Description.CARD,
                card,
                UnionPayUnderTest.PHONE,
                Requests.RETURN_URL,
                Instant.now(),
                Requests.TRACE);
    }

    private static ContractReference reference(ContractRequest request, String channelRef) {
        return new ContractReference(
                request.contractNo(), request.method(), channelRef, request.submittedAt(), Requests.TRACE);
    }
}
