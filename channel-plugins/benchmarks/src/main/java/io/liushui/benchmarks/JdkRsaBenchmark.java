package io.liushui.benchmarks;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.Signature;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The yardstick: one signature of RSA with 2048 bits over 512 bytes, made and verified by the JDK alone. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class JdkRsaBenchmark {
    private KeyPair keys;
    private byte[] text;
    private byte[] signature;

    @Setup
    public void sign() {
        keys = Keys.rsa();
        text = "0123456789abcdef".repeat(32).getBytes(StandardCharsets.US_ASCII);
        signature = Base64.getDecoder().decode(Keys.signed(keys.getPrivate(), text));
    }

    @Benchmark
    public byte[] write() throws Exception {
        Signature signing = Signature.getInstance("SHA256withRSA");
        signing.initSign(keys.getPrivate());
        signing.update(text);
        return signing.sign();
    }

    @Benchmark
    public boolean read() throws Exception {
        Signature verifying = Signature.getInstance("SHA256withRSA");
        verifying.initVerify(keys.getPublic());
        verifying.update(text);
        if (!verifying.verify(signature)) {
            throw new IllegalStateException("the signature is wrong");
        }
        return true;
    }
}
