package io.liushui.channel.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import com.alipay.v3.model.AlipayDataDataserviceBillDownloadurlQueryErrorResponseModel;
import com.alipay.v3.model.AlipayFundAuthOperationCancelErrorResponseModel;
import com.alipay.v3.model.AlipayFundAuthOperationDetailQueryErrorResponseModel;
import com.alipay.v3.model.AlipayFundAuthOrderUnfreezeErrorResponseModel;
import com.alipay.v3.model.AlipayFundAuthOrderVoucherCreateErrorResponseModel;
import com.alipay.v3.model.AlipayTradeCancelErrorResponseModel;
import com.alipay.v3.model.AlipayTradeCloseErrorResponseModel;
import com.alipay.v3.model.AlipayTradeFastpayRefundQueryErrorResponseModel;
import com.alipay.v3.model.AlipayTradePayErrorResponseModel;
import com.alipay.v3.model.AlipayTradePrecreateErrorResponseModel;
import com.alipay.v3.model.AlipayTradeQueryErrorResponseModel;
import com.alipay.v3.model.AlipayTradeRefundErrorResponseModel;
import com.alipay.v3.model.CommonErrorType;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.CodeMeaning;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The kit's lists of codes against our table. */
class AlipayCodesTests {
    /** Of what we do not use: codes that the payer shows, agreements, cards, advances, files, batches, encryption of bodies, other people's applications. */
    private static final Set<String> NOT_OURS = Set.of(
            "ACQ.PAYMENT_AUTH_CODE_INVALID",
            "ACQ.PULL_MOBILE_CASHIER_FAIL",
            "ACQ.MOBILE_PAYMENT_SWITCH_OFF",
            "ACQ.USER_FACE_PAYMENT_SWITCH_OFF",
            "ACQ.SMILE_PAY_MERCHANT_NOT_MATCH",
            "ACQ.AUTH_TOKEN_IS_NOT_EXIST",
            "ACQ.AGREEMENT_NOT_EXIST",
            "ACQ.AGREEMENT_INVALID",
            "ACQ.AGREEMENT_STATUS_NOT_NORMAL",
            "ACQ.AGREEMENT_ERROR",
            "ACQ.CARD_USER_NOT_MATCH",
            "ACQ.CARD_TYPE_ERROR",
            "ACQ.MERCHANT_UNSUPPORT_ADVANCE",
            "ACQ.BUYER_UNSUPPORT_ADVANCE",
            "ACQ.ORDER_UNSUPPORT_ADVANCE",
            "ACQ.CYCLE_PAY_DATE_NOT_MATCH",
            "ACQ.CYCLE_PAY_SINGLE_FEE_EXCEED",
            "ACQ.CYCLE_PAY_TOTAL_FEE_EXCEED",
            "ACQ.CYCLE_PAY_TOTAL_TIMES_EXCEED",
            "ACQ.OVER_MAX_DEDUCT_COUNT",
            "ACQ.OVER_MAX_UNDER_WAY_DEDUCT_COUNT",
            "ACQ.OVER_DEDUCT_PERIOD",
            "ACQ.OVER_MERCHANT_DAILY_DEDUCT_AMOUNT",
            "upload-fail",
            "invalid-file-extension",
            "invalid-file-size",
            "file-check-fail",
            "missing-platform",
            "invalid-platform",
            "invalid-app-auth-token-no-api",
            "openid-error",
            "invalid-app-method",
            "missing-app-uid",
            "illegal-card-no",
            "decryption-error",
            "decryption-error-missing-encrypt-type",
            "decryption-error-not-valid-encrypt-type",
            "decryption-error-not-valid-encrypt-key",
            "decryption-error-unknown",
            "sevice-not-been-subscribed-to",
            "method-forbidden-batch-invoke",
            "exist-blank-sub-request-id",
            "exist-repeated-sub-request-id",
            "app-invalid-oid",
            "invalid-inner-invoke-scene",
            "invalid-app-api-field-config");

    static Stream<Arguments> lists() {
        return Stream.of(
                Arguments.of(ChannelFunction.PAY, AlipayTradePrecreateErrorResponseModel.CodeEnum.values()),
                Arguments.of(ChannelFunction.QUERY, AlipayTradeQueryErrorResponseModel.CodeEnum.values()),
                Arguments.of(ChannelFunction.CLOSE, AlipayTradeCloseErrorResponseModel.CodeEnum.values()),
                Arguments.of(ChannelFunction.CLOSE, AlipayTradeCancelErrorResponseModel.CodeEnum.values()),
                Arguments.of(ChannelFunction.REFUND, AlipayTradeRefundErrorResponseModel.CodeEnum.values()),
                Arguments.of(ChannelFunction.REFUND, AlipayTradeFastpayRefundQueryErrorResponseModel.CodeEnum.values()),
                Arguments.of(ChannelFunction.PREAUTH, AlipayTradePayErrorResponseModel.CodeEnum.values()),
                Arguments.of(
                        ChannelFunction.PREAUTH, AlipayFundAuthOrderVoucherCreateErrorResponseModel.CodeEnum.values()),
                Arguments.of(ChannelFunction.PREAUTH, AlipayFundAuthOrderUnfreezeErrorResponseModel.CodeEnum.values()),
                Arguments.of(
                        ChannelFunction.PREAUTH,
                        AlipayFundAuthOperationDetailQueryErrorResponseModel.CodeEnum.values()),
                Arguments.of(
                        ChannelFunction.PREAUTH, AlipayFundAuthOperationCancelErrorResponseModel.CodeEnum.values()),
                Arguments.of(
                        ChannelFunction.BILL,
                        AlipayDataDataserviceBillDownloadurlQueryErrorResponseModel.CodeEnum.values()));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void knowsEveryCodeOfTheKit(ChannelFunction function, Enum<?>[] kit) {
        List<String> missing = Arrays.stream(kit)
                .map(Object::toString)
                .filter(code -> !NOT_OURS.contains(code))
                .filter(code -> AlipayCodes.TABLE.meaning(function, code).isEmpty())
                .toList();
        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("lists")
    void knowsEveryCodeOfTheGateway(ChannelFunction function, Enum<?>[] ignored) {
        List<String> missing = Arrays.stream(CommonErrorType.CodeEnum.values())
                .map(Object::toString)
                .filter(code -> !NOT_OURS.contains(code))
                .filter(code -> AlipayCodes.TABLE.meaning(function, code).isEmpty())
                .toList();
        assertThat(missing).isEmpty();
    }

    @Test
    void neverTakesAnErrorOfTheSystemForARefusal() {
        for (ChannelFunction function : AlipayCodes.TABLE.rows().keySet()) {
            AlipayCodes.TABLE.rows().get(function).forEach((code, meaning) -> {
                if (code.endsWith("SYSTEM_ERROR")) {
                    assertThat(meaning).as(function + " " + code).isEqualTo(CodeMeaning.UNKNOWN);
                }
            });
        }
    }
}
