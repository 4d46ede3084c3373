package io.liushui.channel.unionpay;

import io.liushui.channel.contract.AmountContract;
import io.liushui.channel.contract.ChannelUnderTest;
import io.liushui.channel.contract.CodeContract;
import io.liushui.channel.contract.DescriptionContract;
import io.liushui.channel.contract.RefundContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** By bound card, with a code by SMS. */
class UnionPayCodeContractTests implements DescriptionContract, CodeContract, AmountContract, RefundContract {

    private static UnionPayUnderTest unionPay;

    @BeforeAll
    static void start(@TempDir Path data) {
        unionPay = new UnionPayUnderTest(data, Description.CARD, true);
    }

    @AfterAll
    static void stop() {
        unionPay.close();
    }

    @Override
    public ChannelUnderTest underTest() {
        return unionPay;
    }
}
