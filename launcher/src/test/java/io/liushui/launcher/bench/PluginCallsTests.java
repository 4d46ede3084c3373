package io.liushui.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.launcher.parts.PartFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginCallsTests {
    private static final String SIGN = run("io.liushui.benchmarks.JdkRsaBenchmark.write", "800.0", "");
    private static final String VERIFY = run("io.liushui.benchmarks.JdkRsaBenchmark.read", "40.0", "");
    private static final String FORM = run(
            "io.liushui.channel.netbank.NetbankBenchmark.write",
            "1000.0",
            ",\"params\":{\"signature\":\"RSA-SHA256\"}");
    private static final String NOTICE = run("io.liushui.channel.alipay.AlipayV2Benchmark.read", "50.0", "");

    private final List<String> told = new ArrayList<>();
    private final Figures figures = new Figures(told::add);

    @Test
    void comparesWhatIsWrittenWithSigningAndWhatIsReadWithVerifying() {
        calls(SIGN, VERIFY, FORM, NOTICE).tell(figures);
        assertThat(told).hasSize(4);
        assertThat(told.get(2))
                .startsWith("plugin_netbank_rsa_sha256_write ")
                .containsPattern("micros 1000\\.0 +bytes 7186 +of_rsa2048 1\\.25");
        assertThat(told.get(3)).startsWith("plugin_alipayv2_read ").contains("of_rsa2048 1.25");
    }

    @Test
    void tellsNoRatioWithoutAYardstick() {
        assertThatThrownBy(() -> calls(SIGN, NOTICE).tell(figures))
                .isInstanceOf(PartFailure.class)
                .hasMessageContaining("read");
    }

    @Test
    void takesNoResultWithoutAllocationsOrInAnotherUnit() {
        String unprofiled = SIGN.replace("gc.alloc.rate.norm", "gc.count");
        assertThatThrownBy(() -> calls(unprofiled)).isInstanceOf(PartFailure.class);
        String millis = SIGN.replace("us/op", "ms/op");
        assertThatThrownBy(() -> calls(millis)).isInstanceOf(PartFailure.class);
        assertThatThrownBy(() -> PluginCall.ofJmh("[]")).isInstanceOf(PartFailure.class);
    }

    @Test
    void saysHowToBuildWhatIsNotBuilt(@TempDir Path folder) {
        PluginBenchmarks benchmarks = new PluginBenchmarks(folder.resolve("none"), folder, Plan.quick(1));
        assertThatThrownBy(() -> benchmarks.measure(told::add))
                .isInstanceOf(PartFailure.class)
                .hasMessageContaining("-pl channel-plugins/benchmarks");
        assertThat(Plan.quick(1).callIteration()).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }

    private static PluginCalls calls(String... runs) {
        return new PluginCalls(PluginCall.ofJmh("[" + String.join(",", runs) + "]"));
    }

    private static String run(String benchmark, String micros, String more) {
        return """
                {"benchmark":"%s","mode":"avgt"%s,"primaryMetric":{"score":%s,"scoreError":"NaN","scoreUnit":"us/op"},\
                "secondaryMetrics":{"gc.alloc.rate.norm":{"score":7185.75,"scoreUnit":"B/op"}}}""".formatted(benchmark, more, micros);
    }
}
