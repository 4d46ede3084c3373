package io.liushui.channel.netbank;

import io.liushui.channel.testing.SandboxAtHand;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** As each of the bank's merchants: every character set and every signature that it agrees on. */
class NetbankChannelContractTests {

    private static SandboxAtHand sandbox;
    private static BankUnderTest sm2DerGbk;
    private static BankUnderTest sm2RawGbk;
    private static BankUnderTest rsaUtf8;
    private static BankUnderTest sm2RawUtf8;

    @BeforeAll
    static void start(@TempDir Path data) {
        sandbox = new SandboxAtHand(data, BankUnderTest.SPEEDUP);
        sm2DerGbk = merchant(Map.of("merchantNo", "10000001"));
        sm2RawGbk = merchant(Map.of("merchantNo", "10000002", "sm2Encoding", "RAW"));
        rsaUtf8 = merchant(Map.of("merchantNo", "10000003", "charset", "UTF-8", "signature", "RSA-SHA256"));
        sm2RawUtf8 = merchant(Map.of(
                "merchantNo", "10000004", "charset", "UTF-8", "sm2Encoding", "RAW", "sm2UserId", "merchant-10000004"));
    }

    @AfterAll
    static void stop() {
        for (BankUnderTest merchant : new BankUnderTest[] {sm2DerGbk, sm2RawGbk, rsaUtf8, sm2RawUtf8}) {
            merchant.close();
        }
        sandbox.close();
    }

    private static BankUnderTest merchant(Map<String, String> agreed) {
        return new BankUnderTest(sandbox, agreed);
    }

    @Nested
    class WithSm2InDerAndGbk implements NetbankContract {

        @Override
        public BankUnderTest underTest() {
            return sm2DerGbk;
        }
    }

    @Nested
    class WithSm2InRawAndGbk implements NetbankContract {

        @Override
        public BankUnderTest underTest() {
            return sm2RawGbk;
        }
    }

    @Nested
    class WithRsaAndUtf8 implements NetbankContract {

        @Override
        public BankUnderTest underTest() {
            return rsaUtf8;
        }
    }

    @Nested
    class WithSm2InRawAndUtf8UnderAUserIdOfItsOwn implements NetbankContract {

        @Override
        public BankUnderTest underTest() {
            return sm2RawUtf8;
        }
    }
}
