package io.liushui.channel.netbank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.spi.BillRow;
import io.liushui.spi.BillUnreadable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BillFileTests {

    private static final Charset GBK = Charset.forName("GBK");
    private static final String NAME = "NB_10000001_20261126.txt";
    private static final String HEADER = "H|10000001|20261126|2.1\r\n";
    private static final String PAYMENT = "D|01|order0001||S1|1234.56|3.09|CNY|20261126101112|龙井茶\r\n";
    private static final String REFUND = "D|02|order0001|refund001|S2|1000.00|-0.01|CNY|20261126235959|\r\n";
    private static final String TRAILER = "T|1|1234.56|1|1000.00|3.08\r\n";

    @TempDir
    private Path folder;

    @Test
    void readsPaymentsAndRefunds() throws Exception {
        List<BillRow> rows = new ArrayList<>();
        long count = read(zip(NAME, HEADER + PAYMENT + REFUND + TRAILER), rows);
        assertThat(count).isEqualTo(2);
        assertThat(rows)
                .containsExactly(
                        new BillRow(
                                BillRow.Kind.PAYMENT,
                                "order0001",
                                "order0001",
                                "S1",
                                123_456,
                                309,
                                "CNY",
                                LocalDateTime.of(2026, 11, 26, 10, 11, 12)),
                        new BillRow(
                                BillRow.Kind.REFUND,
                                "refund001",
                                "order0001",
                                "S2",
                                100_000,
                                -1,
                                "CNY",
                                LocalDateTime.of(2026, 11, 26, 23, 59, 59)));
    }

    @Test
    void readsABillWithoutMovements() throws Exception {
        assertThat(read(zip(NAME, HEADER + "T|0|0.00|0|0.00|0.00\r\n"), new ArrayList<>()))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "1234.56~1234.57",
                "T|1|~T|2|",
                "|3.08~|3.09",
                "T|1|1234.56|1|1000.00|3.08~''",
                "H|10000001~H|10000002",
                "20261126|2.1~20261125|2.1",
                "D|02~D|03",
                "D|01~X|01",
                "CNY~USD",
                "20261126101112~20261326101112",
                "S1|~S1",
                "3.09~3.9"
            })
    void anyChangeMakesItUnreadable(String found, String instead) throws Exception {
        String bill = HEADER + PAYMENT + REFUND + TRAILER;
        assertThat(bill).contains(found);
        String changed = bill.replaceFirst(Pattern.quote(found), instead == null ? "" : instead);
        assertUnreadable(zip(NAME, changed));
    }

    @Test
    void aBillThatEndsEarlyOrLateIsUnreadable() throws Exception {
        assertUnreadable(zip(NAME, HEADER + PAYMENT));
        assertUnreadable(zip(NAME, ""));
        assertUnreadable(zip(NAME, HEADER + PAYMENT + REFUND + TRAILER.stripTrailing()));
        assertUnreadable(zip(NAME, HEADER + PAYMENT + REFUND + TRAILER + PAYMENT));
        assertUnreadable(zip(NAME, (HEADER + PAYMENT + REFUND + TRAILER).replace("\r\n", "\n")));
    }

    @Test
    void aZipThatWasCutOrChangedIsUnreadable() throws Exception {
        Path bill = zip(NAME, HEADER + PAYMENT + REFUND + TRAILER);
        byte[] whole = Files.readAllBytes(bill);
        for (int length = 0; length < whole.length - 140; length++) {
            Files.write(bill, Arrays.copyOf(whole, length));
            assertUnreadable(bill);
        }
        byte[] changed = whole.clone();
        changed[70] ^= 4;
        Files.write(bill, changed);
        assertUnreadable(bill);
    }

    @Test
    void aZipWithAnotherOrASecondFileIsUnreadable() throws Exception {
        String text = HEADER + PAYMENT + REFUND + TRAILER;
        assertUnreadable(zip("../" + NAME, text));
        assertUnreadable(zip("NB_10000002_20261126.txt", text));
        Path two = folder.resolve("two.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(two), GBK)) {
            for (String name : List.of(NAME, "more.txt")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(text.getBytes(GBK));
            }
        }
        assertUnreadable(two);
    }

    @Test
    void aZipBombIsLeftBeforeItExpands() throws Exception {
        Path bomb = folder.resolve("bomb.zip");
        try (OutputStream out = Files.newOutputStream(bomb);
                ZipOutputStream zip = new ZipOutputStream(out, GBK)) {
            zip.putNextEntry(new ZipEntry(NAME));
            zip.write(HEADER.getBytes(GBK));
            byte[] block = PAYMENT.repeat(10_000).getBytes(GBK);
            for (int round = 0; round < 40; round++) {
                zip.write(block);
            }
        }
        List<BillRow> rows = new ArrayList<>();
        assertThatThrownBy(() -> read(bomb, rows))
                .isInstanceOf(BillUnreadable.class)
                .hasMessageContaining("expands");
        assertThat(rows.size()).isLessThan(400_000);
        assertUnreadable(zip(NAME, HEADER + "x".repeat(1_000_000)));
    }

    private void assertUnreadable(Path bill) {
        assertThatThrownBy(() -> read(bill, new ArrayList<>())).isInstanceOf(BillUnreadable.class);
    }

    private static long read(Path bill, List<BillRow> rows) throws BillUnreadable {
        return new BillFile("10000001").read(bill, rows::add);
    }

    private Path zip(String name, String text) throws IOException {
        Path file = folder.resolve("bill.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file), GBK)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(text.getBytes(GBK));
        }
        return file;
    }
}
