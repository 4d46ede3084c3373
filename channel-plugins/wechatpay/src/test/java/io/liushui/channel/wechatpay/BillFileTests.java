package io.liushui.channel.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.spi.BillOutcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BillFileTests {
    /** Of "abc", from FIPS 180. */
    private static final String SHA1 = "A9993E364706816ABA3E25717850C26C9CD0D89D";

    private static final byte[] ABC = "abc".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path folder;

    @Test
    void theHashIsThatOfTheContentCompressedOrNot() throws IOException {
        assertThat(keep(ABC, "plain")).isEqualTo(new BillOutcome.Downloaded(3));
        assertThat(keep(gzip(ABC), "packed")).isEqualTo(new BillOutcome.Downloaded(3));
        assertThat(folder.resolve("packed")).hasBinaryContent(ABC);
    }

    @Test
    void anotherContentIsNoBill() throws IOException {
        assertThat(keep(new byte[] {'a'}, "short")).isInstanceOf(BillOutcome.Unavailable.class);
    }

    @Test
    void aTruncatedCompressionIsNoBill() throws IOException {
        byte[] packed = gzip(ABC);
        byte[] cut = Arrays.copyOf(packed, packed.length - 6);
        assertThatThrownBy(() -> keep(cut, "cut")).isInstanceOf(IOException.class);
    }

    private BillOutcome keep(byte[] arriving, String name) throws IOException {
        return BillFile.keep(new ByteArrayInputStream(arriving), SHA1, folder.resolve(name));
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        }
        return packed.toByteArray();
    }
}
