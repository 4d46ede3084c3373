package io.liushui.channel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.channel.contract.Requests;
import io.liushui.spi.Card;
import io.liushui.spi.Channel;
import io.liushui.spi.ContractOutcome;
import io.liushui.spi.ContractReference;
import io.liushui.spi.ContractRequest;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.Payer;
import io.liushui.spi.PayerAction;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.SupportsContracts;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contracts at the bank, as far as the contract suite does not ask for them. */
class SandboxContractsIntegrationTests extends AtTheHouseBank {

    @Test
    void quickPayIsChargedAtOnceWhereTheBankWantsNoCode() {
        String token = token(Description.QUICK);
        try (Channel withoutCode = sandbox.connect(Map.of("quickCode", "false"))) {
            assertThat(withoutCode.pay(payment(Description.QUICK, token, 1_000)))
                    .isInstanceOf(PayOutcome.Succeeded.class);
        }
        assertThat(channel.pay(payment(Description.QUICK, token, 1_000)))
                .isInstanceOfSatisfying(
                        PayOutcome.Pending.class,
                        pending -> assertThat(pending.action()).isEqualTo(new PayerAction.EnterCode("138****1234", 3)));
    }

    @ParameterizedTest
    @CsvSource({"99901,card_declined,false", "99903,issuer_unavailable,true"})
    void aDebitIsDeclinedLikeACard(long amountMinor, String code, boolean soft) {
        assertThat(channel.pay(payment(Description.DEBIT, token(Description.DEBIT), amountMinor)))
                .isEqualTo(new PayOutcome.Declined(code, "", soft));
    }

    @Test
    void aContractIsForItsOwnMethodOnly() {
        PayRequest payment = payment(Description.DEBIT, token(Description.QUICK), 1_000);
        assertThat(channel.pay(payment))
                .isInstanceOfSatisfying(
                        PayOutcome.Declined.class,
                        declined -> assertThat(declined.code()).isEqualTo("contract_not_signed"));
        assertThat(channel.query(Requests.reference(payment))).isEqualTo(new QueryOutcome.NotFound());
    }

    @ParameterizedTest
    @ValueSource(strings = {Description.QUICK, Description.DEBIT})
    void nothingIsTakenWithoutAContract(String method) {
        assertThat(channel.pay(payment(method, null, 1_000)))
                .isInstanceOfSatisfying(
                        PayOutcome.Declined.class,
                        declined -> assertThat(declined.code()).isEqualTo("contract_missing"));
    }

    @ParameterizedTest
    @CsvSource({
        "6226388000000096,3012,13812341234,card_invalid",
        "6226388000000095,3013,13812341234,card_invalid",
        "6226388000000095,2001,13812341234,card_expired",
        "6226388000000095,3012,,phone_invalid"
    })
    void aCardThatCannotBeIsDeclined(String number, String expiry, String phone, String code) {
        ContractOutcome outcome =
                channel.sign(request(Description.QUICK, new Card(number, expiry, "248", "张三"), phone));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ContractOutcome.Declined.class,
                        declined -> assertThat(declined.code()).isEqualTo(code));
    }

    @Test
    void itsValidityIsWhatTheAgreementSays() {
        try (Channel tenDays = sandbox.connect(Map.of("contractValidDays", "10"))) {
            ContractRequest request = request(Description.DEBIT, card(), "13812341234");
            ContractOutcome.Signed signed = sign((SupportsContracts) tenDays, request);
            assertThat(signed.validUntil())
                    .isBetween(
                            Instant.now().plus(Duration.ofDays(9)),
                            Instant.now().plus(Duration.ofDays(10)));
        }
    }

    private static String token(String method) {
        return sign(channel, request(method, card(), "13812341234")).channelRef();
    }

    private static ContractOutcome.Signed sign(SupportsContracts signing, ContractRequest request) {
        signing.sign(request);
        return (ContractOutcome.Signed) signing.confirmSigning(
                new ContractReference(
                        request.contractNo(), request.method(), null, request.submittedAt(), Requests.TRACE),
                sandbox.codeSent(request.contractNo()));
    }

    private static Card card() {
        return sandbox.card().orElseThrow();
    }

    private static ContractRequest request(String method, Card card, String phone) {
        return new ContractRequest(Requests.number(), method, card, phone, null, Instant.now(), Requests.TRACE);
    }

    private static PayRequest payment(String method, String token, long amountMinor) {
        return Requests.pay(
                method, amountMinor, "CNY", "Monthly tea", new Payer(Requests.PAYER_IP, null, null, null, token));
    }
}
