package io.liushui.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.channel.alipay.AlipayV2Benchmark;
import io.liushui.channel.netbank.NetbankBenchmark;
import io.liushui.channel.paypal.PaypalBenchmark;
import io.liushui.channel.prepaid.PrepaidBenchmark;
import io.liushui.channel.sandbox.SandboxBenchmark;
import io.liushui.channel.wechatpay.WechatpayBenchmark;
import io.liushui.spi.ChannelFactory;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.QueryOutcome;
import java.util.Collection;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Each benchmark runs once, in this process; how long it takes means nothing here. */
class BenchmarksTests {
    private static Collection<RunResult> results;

    @BeforeAll
    static void runEachOnce() throws RunnerException {
        results = new Runner(new OptionsBuilder()
                        .mode(Mode.SingleShotTime)
                        .forks(0)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .shouldFailOnError(true)
                        .addProfiler(GCProfiler.class)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
    }

    static Stream<String> plugins() {
        return ServiceLoader.load(ChannelFactory.class).stream()
                .map(factory -> factory.get().type());
    }

    @ParameterizedTest
    @MethodSource("plugins")
    void eachPluginWritesARequestAndReadsWhatItsChannelSays(String plugin) {
        assertThat(names()).contains(plugin + ".write", plugin + ".read");
    }

    @Test
    void bothProtocolsOfAlipayAndBothSignaturesOfNetBankingAreMeasured() {
        assertThat(results.stream().map(BenchmarksTests::label))
                .containsExactlyInAnyOrder(
                        "JdkRsa.write",
                        "JdkRsa.read",
                        "AlipayV2.write",
                        "AlipayV2.read",
                        "AlipayV3.write",
                        "AlipayV3.read",
                        "Wechatpay.write",
                        "Wechatpay.read",
                        "Unionpay.write",
                        "Unionpay.read",
                        "Paypal.write",
                        "Paypal.read",
                        "Netbank.write SM2-SM3",
                        "Netbank.read SM2-SM3",
                        "Netbank.write RSA-SHA256",
                        "Netbank.read RSA-SHA256",
                        "Prepaid.write",
                        "Prepaid.read",
                        "Carrier.write",
                        "Carrier.read",
                        "Sandbox.write",
                        "Sandbox.read");
    }

    @Test
    void eachRunIsMeasuredWithItsAllocations() {
        assertThat(results).isNotEmpty().allSatisfy(result -> {
            assertThat(result.getPrimaryResult().getScore()).isPositive();
            assertThat(result.getSecondaryResults().get("gc.alloc.rate.norm").getScore())
                    .isPositive();
        });
    }

    @Test
    void theNotificationsThatAreReadSayThatTheOrderWasPaid() throws Exception {
        AlipayV2Benchmark alipay = new AlipayV2Benchmark();
        alipay.agree();
        assertPaid(alipay.read());
        WechatpayBenchmark wechatpay = new WechatpayBenchmark();
        wechatpay.agree();
        assertPaid(wechatpay.read());
        PaypalBenchmark paypal = new PaypalBenchmark();
        paypal.agree();
        assertPaid(paypal.read());
        PrepaidBenchmark prepaid = new PrepaidBenchmark();
        prepaid.agree();
        assertPaid(prepaid.read());
        prepaid.close();
        SandboxBenchmark sandbox = new SandboxBenchmark();
        sandbox.agree();
        assertPaid(sandbox.read());
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SM2-SM3", "RSA-SHA256"})
    void soDoesTheBanks(String signature) throws Exception {
        NetbankBenchmark netbank = new NetbankBenchmark();
        netbank.signature = signature;
        netbank.agree();
        assertPaid(netbank.read());
    }

    private static void assertPaid(ChannelNotification notification) {
        assertThat(notification).isInstanceOfSatisfying(ChannelNotification.OfPayment.class, told -> {
            assertThat(told.orderNo()).isEqualTo(Order.NUMBER);
            assertThat(told.result())
                    .isInstanceOfSatisfying(
                            QueryOutcome.Paid.class,
                            paid -> assertThat(paid.amountMinor()).isEqualTo(Order.AMOUNT_MINOR));
        });
    }

    /** The plugin's package and the benchmark's method. */
    private static Set<String> names() {
        return results.stream()
                .map(result -> result.getParams().getBenchmark())
                .map(name -> name.replaceFirst("^.*\\.(\\w+)\\.\\w+(\\.\\w+)$", "$1$2"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String label(RunResult result) {
        String name = result.getParams().getBenchmark().replaceFirst("^.*\\.(\\w+)Benchmark(\\.\\w+)$", "$1$2");
        return (name + " "
                        + result.getParams().getParamsKeys().stream()
                                .map(result.getParams()::getParam)
                                .collect(Collectors.joining(" ")))
                .strip();
    }
}
