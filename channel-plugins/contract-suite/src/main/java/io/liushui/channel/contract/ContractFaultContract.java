package io.liushui.channel.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.liushui.channel.contract.Contracts.Standing;
import io.liushui.spi.ContractOutcome;
import io.liushui.spi.ContractReference;
import io.liushui.spi.ContractRequest;
import io.liushui.spi.ExchangeLog.Exchange;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.SupportsContracts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Contracts while the channel misbehaves, and what is logged of them. */
public interface ContractFaultContract {

    ChannelUnderTest underTest();

    @ParameterizedTest
    @EnumSource
    default void aSigningWithoutAClearAnswerIsNeitherDoneNorRefusedAndMayBeRepeated(RequestMisbehaviour misbehaviour) {
        assumeFalse(underTest().impossibleRequests().contains(misbehaviour));
        ContractRequest request = contracts().byCard();
        underTest().nextRequestGoesWrong(request.contractNo(), "sign", misbehaviour);
        assertThat(contracts().channel().sign(request))
                .isInstanceOfAny(ContractOutcome.Unknown.class, ContractOutcome.Unavailable.class);
        assertThat(contracts().channel().queryContract(Contracts.reference(request, null)))
                .isInstanceOfAny(ContractOutcome.NotFound.class, ContractOutcome.Pending.class);
        contracts().signed(request);
    }

    @ParameterizedTest
    @EnumSource
    default void aCodeWithoutAClearAnswerIsUnknownAndFoundByAQuery(RequestMisbehaviour misbehaviour) {
        assumeFalse(underTest().impossibleRequests().contains(misbehaviour));
        ContractRequest request = contracts().byCard();
        ContractReference contract =
                Contracts.reference(request, contracts().sent(request).channelRef());
        String code = underTest().codeSent(request.contractNo());
        underTest().nextRequestGoesWrong(request.contractNo(), "confirm", misbehaviour);
        assertThat(contracts().channel().confirmSigning(contract, code)).isInstanceOf(ContractOutcome.Unknown.class);
        if (!misbehaviour.executes()) {
            contracts().channel().confirmSigning(contract, code);
        }
        assertThat(contracts().channel().queryContract(contract)).isInstanceOf(ContractOutcome.Signed.class);
    }

    @ParameterizedTest
    @EnumSource
    default void aQueryOfAContractWithoutAClearAnswerTellsNothing(RequestMisbehaviour misbehaviour) {
        assumeFalse(underTest().impossibleRequests().contains(misbehaviour));
        Standing contract = contracts().signed();
        underTest().nextRequestGoesWrong(contract.reference().contractNo(), "contract-query", misbehaviour);
        assertThat(contracts().channel().queryContract(contract.reference()))
                .isInstanceOf(ContractOutcome.Unknown.class);
    }

    @ParameterizedTest
    @EnumSource
    default void anUnsigningWithoutAClearAnswerIsUnknownAndMayBeRepeated(RequestMisbehaviour misbehaviour) {
        assumeFalse(underTest().impossibleRequests().contains(misbehaviour));
        Standing contract = contracts().signed();
        underTest().nextRequestGoesWrong(contract.reference().contractNo(), "unsign", misbehaviour);
        assertThat(contracts().channel().unsign(contract.reference())).isInstanceOf(OperationOutcome.Unknown.class);
        assertThat(contracts().channel().unsign(contract.reference())).isInstanceOf(OperationOutcome.Done.class);
        assertThat(contracts().channel().queryContract(contract.reference())).isInstanceOf(ContractOutcome.Ended.class);
    }

    @Test
    default void aSigningThatCannotLeaveIsUnavailable() {
        assumeTrue(underTest().unreachable() instanceof SupportsContracts);
        SupportsContracts nowhere = (SupportsContracts) underTest().unreachable();
        assertThat(nowhere.sign(contracts().byCard())).isInstanceOf(ContractOutcome.Unavailable.class);
        assertThat(nowhere.queryContract(Contracts.reference(contracts().onPage(), null)))
                .isInstanceOfAny(ContractOutcome.Unavailable.class, ContractOutcome.Unknown.class);
    }

    @Test
    default void logsNothingOfCardPhoneCodeOrToken() {
        ContractRequest request = contracts().byCard();
        String code = code(request);
        Standing contract = contracts().signed(request);
        new Orders(underTest()).pay(contracts().payment(contract, 1234));
        contracts().channel().unsign(contract.reference());
        List<Exchange> logged = underTest().exchanges().stream()
                .filter(exchange -> request.contractNo().equals(exchange.reference()))
                .toList();
        assertThat(logged).extracting(Exchange::operation).contains("sign", "confirm-by-code", "unsign");
        assertThat(underTest().exchanges())
                .allSatisfy(exchange -> assertThat(String.valueOf(exchange))
                        .doesNotContain(
                                request.card().number(),
                                underTest().phone(),
                                contract.signed().channelRef()));
        assertThat(logged).allSatisfy(exchange -> assertThat(exchange.request()).doesNotContain("\"" + code + "\""));
    }

    private String code(ContractRequest request) {
        contracts().sent(request);
        return underTest().codeSent(request.contractNo());
    }

    private Contracts contracts() {
        return new Contracts(underTest());
    }
}
