package io.liushui.core.refunds;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.operations.OperationState;
import io.liushui.spi.DeclineReason;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RefundLifecyclePropertyTests {

    @Property
    void nothingIsDecidedBeforeTheChannelHasSpoken(
            @ForAll RefundKind kind,
            @ForAll Origin origin,
            @ForAll("unanswered") OperationState state,
            @ForAll("reasons") Optional<DeclineReason> why,
            @ForAll boolean canRefund) {
        assertThat(RefundLifecycle.after(kind, origin, state, why, canRefund)).isInstanceOf(RefundStep.CarryOn.class);
    }

    @Property
    void moneyThatWentBackIsNeverSentAgain(
            @ForAll RefundKind kind,
            @ForAll Origin origin,
            @ForAll("reasons") Optional<DeclineReason> why,
            @ForAll boolean canRefund) {
        assertThat(RefundLifecycle.after(kind, origin, new OperationState.Done("R1"), why, canRefund))
                .isInstanceOf(RefundStep.Succeed.class);
    }

    @Property
    void aDeclinedRequestEndsOrGoesAnotherWay(
            @ForAll RefundKind kind,
            @ForAll("codes") String code,
            @ForAll("reasons") Optional<DeclineReason> why,
            @ForAll boolean canRefund) {
        RefundStep step =
                RefundLifecycle.after(kind, Origin.MERCHANT, new OperationState.Declined(code), why, canRefund);
        switch (step) {
            case RefundStep.Fail(String reasonCode) -> assertThat(reasonCode).isEqualTo(code);
            case RefundStep.AskPeople(String reasonCode, boolean held) -> {
                assertThat(reasonCode).isEqualTo(code);
                assertThat(kind).isEqualTo(RefundKind.REFUND);
                assertThat(why).contains(held ? DeclineReason.UNDELIVERABLE : DeclineReason.SOURCE_CLOSED);
            }
            case RefundStep.RefundInstead _ -> {
                assertThat(kind).isEqualTo(RefundKind.VOID);
                assertThat(canRefund).isTrue();
            }
            case RefundStep.Succeed _, RefundStep.CarryOn _ -> throw new AssertionError(step);
        }
    }

    @Property
    void aDeclinedReturnOfMoneyThatNobodyAskedForIsNeverGivenUpWithoutPeople(
            @ForAll RefundKind kind,
            @ForAll("strayOrigins") Origin origin,
            @ForAll("codes") String code,
            @ForAll("reasons") Optional<DeclineReason> why,
            @ForAll boolean canRefund) {
        assertThat(RefundLifecycle.after(kind, origin, new OperationState.Declined(code), why, canRefund))
                .isEqualTo(new RefundStep.AskPeople(code, why.equals(Optional.of(DeclineReason.UNDELIVERABLE))));
    }

    @Property
    void aStateIsReadAsItWasWritten(@ForAll("states") RefundState state) {
        String settledBy = state instanceof RefundState.Succeeded(RefundState.SettledBy by) ? by.code() : null;
        String reason = state instanceof RefundState.Failed(String code) ? code : null;
        assertThat(RefundState.of(state.code(), settledBy, reason)).isEqualTo(state);
    }

    @Provide
    Arbitrary<Origin> strayOrigins() {
        return Arbitraries.of(Origin.LATE_MONEY, Origin.DOUBLE_MONEY);
    }

    @Provide
    Arbitrary<OperationState> unanswered() {
        return Arbitraries.of(
                new OperationState.Created(),
                new OperationState.Sent(),
                new OperationState.Pending(),
                new OperationState.Unknown());
    }

    @Provide
    Arbitrary<String> codes() {
        return Arbitraries.of("balance", "not_supported", "39");
    }

    @Provide
    Arbitrary<Optional<DeclineReason>> reasons() {
        return Arbitraries.of(
                Optional.empty(),
                Optional.of(DeclineReason.SOURCE_CLOSED),
                Optional.of(DeclineReason.UNDELIVERABLE),
                Optional.of(DeclineReason.DAY_OVER));
    }

    @Provide
    Arbitrary<RefundState> states() {
        return Arbitraries.of(
                new RefundState.Pending(),
                new RefundState.Succeeded(RefundState.SettledBy.CHANNEL),
                new RefundState.Succeeded(RefundState.SettledBy.ELSEWHERE),
                new RefundState.Failed("balance"));
    }
}
