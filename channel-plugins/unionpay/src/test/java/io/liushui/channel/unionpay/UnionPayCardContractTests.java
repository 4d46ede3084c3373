package io.liushui.channel.unionpay;

import io.liushui.channel.contract.AmountContract;
import io.liushui.channel.contract.ChannelUnderTest;
import io.liushui.channel.contract.FaultContract;
import io.liushui.channel.contract.LogContract;
import io.liushui.channel.contract.RefundContract;
import io.liushui.channel.contract.VoidContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** By bound card, without a code: accepted at once, done soon after. */
class UnionPayCardContractTests implements AmountContract, FaultContract, RefundContract, VoidContract, LogContract {

    private static UnionPayUnderTest unionPay;

    @BeforeAll
    static void start(@TempDir Path data) {
        unionPay = new UnionPayUnderTest(data, Description.CARD, false);
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
