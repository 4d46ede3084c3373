package io.liushui.channel.unionpay;

import io.liushui.channel.contract.AmountContract;
import io.liushui.channel.contract.BillContract;
import io.liushui.channel.contract.CaptureRefundContract;
import io.liushui.channel.contract.CaptureVoidContract;
import io.liushui.channel.contract.ChannelUnderTest;
import io.liushui.channel.contract.ContractContract;
import io.liushui.channel.contract.ContractFaultContract;
import io.liushui.channel.contract.DescriptionContract;
import io.liushui.channel.contract.FaultContract;
import io.liushui.channel.contract.LogContract;
import io.liushui.channel.contract.NotificationContract;
import io.liushui.channel.contract.PayContract;
import io.liushui.channel.contract.PreauthContract;
import io.liushui.channel.contract.RefundContract;
import io.liushui.channel.contract.VoidContract;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** By the app, whose orders reach UnionPay in {@code pay}; there is no close, no completion, and codes belong to cards. */
class UnionPayChannelContractTests
        implements DescriptionContract,
                PayContract,
                AmountContract,
                RefundContract,
                VoidContract,
                PreauthContract,
                CaptureVoidContract,
                CaptureRefundContract,
                ContractContract,
                ContractFaultContract,
                BillContract,
                FaultContract,
                NotificationContract,
                LogContract {

    private static UnionPayUnderTest unionPay;

    @BeforeAll
    static void start(@TempDir Path data) {
        unionPay = new UnionPayUnderTest(data, Description.APP, false);
    }

    @AfterAll
    static void stop() {
        unionPay.close();
    }

    @Override
    public ChannelUnderTest underTest() {
        return unionPay;
    }

    /** The settlement day begins at 23:00 in Beijing, which is midnight an hour further east. */
    @Override
    public ZoneId billZone() {
        return ZoneOffset.ofHours(9);
    }
}
