package io.liushui.channel.unionpay;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BillArchiveTests {
    private static final Charset GBK = Charset.forName("GBK");
    private static final int[] ZM = {
        3, 11, 11, 6, 10, 19, 12, 4, 2, 21, 2, 32, 2, 6, 10, 13, 13, 4, 15, 2, 2, 6, 2, 4, 32, 1, 21, 15, 1, 15, 32, 13,
        13, 8, 32, 13, 13, 12, 2, 1, 32, 98
    };
    private static final int[] ZME = {3, 11, 11, 6, 10, 19, 12, 4, 2, 2, 6, 10, 4, 12, 13, 13, 15, 15, 1, 12, 2, 135};
    private static final String QUERY_ID = "202611262210153334567";

    @TempDir
    private Path folder;

    @Test
    void readsPaymentsByTheirByteWidths() throws Exception {
        Map<Integer, String> columns = payment();
        columns.put(31, "龙井茶专卖");
        assertThat(read(zm(columns)))
                .containsExactly(new BillRow(
                        BillRow.Kind.PAYMENT,
                        "A0000001",
                        "A0000001",
                        QUERY_ID,
                        1000,
                        6,
                        "CNY",
                        LocalDateTime.of(2026, 11, 26, 22, 10, 15)));
    }

    @Test
    void readsRefundsVoidsAndCapturesWithTheirOriginals() throws Exception {
        Map<Integer, String> refund = payment();
        refund.putAll(Map.of(12, "R0000001", 16, "C000000000006", 17, "D000000000994", 20, "04", 41, "A0000001"));
        Map<Integer, String> undone = new LinkedHashMap<>(refund);
        undone.putAll(Map.of(12, "V0000001", 20, "31"));
        Map<Integer, String> capture = payment();
        capture.putAll(Map.of(12, "C0000001", 20, "03", 41, "H0000001"));
        Map<Integer, String> undoneCapture = new LinkedHashMap<>(refund);
        undoneCapture.putAll(Map.of(20, "33", 41, "C0000001"));
        List<BillRow> rows = read(zm(refund, undone, capture, undoneCapture));
        assertThat(rows)
                .extracting(BillRow::kind)
                .containsExactly(BillRow.Kind.REFUND, BillRow.Kind.REFUND, BillRow.Kind.PAYMENT, BillRow.Kind.REFUND);
        assertThat(rows).extracting(BillRow::orderNo).containsExactly("A0000001", "A0000001", "H0000001", "C0000001");
        assertThat(rows).extracting(BillRow::feeMinor).containsExactly(-6L, -6L, 6L, -6L);
        assertThat(rows).extracting(BillRow::number).startsWith("R0000001", "V0000001", "C0000001");
    }

    @Test
    void countsNeitherHoldingNorLettingGo() throws Exception {
        Map<Integer, String> held = payment();
        held.put(20, "02");
        Map<Integer, String> released = payment();
        released.put(20, "32");
        Path bill = zm(held, released, payment());
        assertThat(BillArchive.read(bill, row -> {})).isEqualTo(1);
    }

    @Test
    void readsCorrections() throws Exception {
        Map<Integer, String> disputed = new LinkedHashMap<>(Map.of(
                1, "E74", 4, "334567", 5, "1126221015", 7, "000000001000", 15, "C000000000006", 16, "D000000000994"));
        Path bill =
                archive(Map.of("INN26112688ZM_777", text(ZM, payment()), "INN26112688ZME_777", text(ZME, disputed)));
        assertThat(read(bill))
                .filteredOn(row -> row.number() == null)
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.kind()).isEqualTo(BillRow.Kind.REFUND);
                    assertThat(row.amountMinor()).isEqualTo(1000);
                    assertThat(row.feeMinor()).isEqualTo(-6);
                    assertThat(row.channelRef()).isEqualTo("E74-334567-1126221015");
                });
    }

    @Test
    void refusesWhatDoesNotAddUp() throws Exception {
        Map<Integer, String> wrong = payment();
        wrong.put(17, "C000000001000");
        assertUnreadable(zm(payment(), wrong), "does not add up");
    }

    @Test
    void refusesAnUnknownKindOfTransaction() throws Exception {
        Map<Integer, String> unknown = payment();
        unknown.put(20, "12");
        assertUnreadable(zm(unknown), "txnType 12");
    }

    @Test
    void refusesARowThatIsCutOrTooLong() throws Exception {
        byte[] row = text(ZM, payment());
        assertUnreadable(archive(Map.of("ZM_1", Arrays.copyOf(row, 300))), "has only");
        assertUnreadable(archive(Map.of("ZM_1", text(new int[] {700}, Map.of(1, "0")))), "longer than");
    }

    @Test
    void refusesABombAtItsFirstLine() throws Exception {
        Path bill = folder.resolve("bomb.zip");
        try (OutputStream file = Files.newOutputStream(bill);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("INN26112688ZM_777"));
            byte[] nothing = new byte[1 << 20];
            for (int megabyte = 0; megabyte < 256; megabyte++) {
                zip.write(nothing);
            }
            zip.closeEntry();
        }
        assertThat(Files.size(bill)).isLessThan(1 << 20);
        assertUnreadable(bill, "longer than");
    }

    @Test
    void refusesWhatIsNoArchiveOrHoldsNoTransactions() throws Exception {
        Path text = folder.resolve("text");
        Files.writeString(text, "busy");
        assertUnreadable(text, "damaged");
        assertUnreadable(archive(Map.of("INN26112688ZP_777", new byte[0])), "no file of transactions");
    }

    @Test
    void readsManyRowsOneAfterTheOther() throws Exception {
        int many = 20_000;
        byte[] row = text(ZM, payment());
        Path bill = folder.resolve("many.zip");
        try (OutputStream file = Files.newOutputStream(bill);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("INN26112688ZM_777"));
            for (int index = 0; index < many; index++) {
                zip.write(row);
            }
            zip.closeEntry();
        }
        assertThat(BillArchive.read(bill, seen -> {})).isEqualTo(many);
    }

    private static Map<Integer, String> payment() {
        Map<Integer, String> columns = new LinkedHashMap<>();
        columns.put(1, "S22");
        columns.put(5, "1126221015");
        columns.put(6, "6216***********0018");
        columns.put(7, "000000001000");
        columns.put(10, QUERY_ID);
        columns.put(12, "A0000001");
        columns.put(16, "D000000000006");
        columns.put(17, "C000000000994");
        columns.put(20, "01");
        columns.put(21, "01");
        return columns;
    }

    @SafeVarargs
    private Path zm(Map<Integer, String>... rows) throws IOException {
        List<byte[]> texts = new ArrayList<>();
        int length = 0;
        for (Map<Integer, String> row : rows) {
            texts.add(text(ZM, row));
            length += texts.getLast().length;
        }
        byte[] all = new byte[length];
        int start = 0;
        for (byte[] text : texts) {
            System.arraycopy(text, 0, all, start, text.length);
            start += text.length;
        }
        return archive(Map.of("INN26112688ZM_777290058110048", all));
    }

    private Path archive(Map<String, byte[]> entries) throws IOException {
        Path bill = Files.createTempFile(folder, "bill", ".zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bill), GBK)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return bill;
    }

    private static byte[] text(int[] widths, Map<Integer, String> columns) {
        byte[] row = new byte[Arrays.stream(widths).sum() + widths.length - 1 + 2];
        Arrays.fill(row, (byte) ' ');
        int start = 0;
        for (int column = 1; column <= widths.length; column++) {
            byte[] text = columns.getOrDefault(column, "").getBytes(GBK);
            System.arraycopy(text, 0, row, start, text.length);
            start += widths[column - 1] + 1;
        }
        row[row.length - 2] = '\r';
        row[row.length - 1] = '\n';
        return row;
    }

    private static List<BillRow> read(Path bill) throws BillUnreadable {
        List<BillRow> rows = new ArrayList<>();
        assertThat(BillArchive.read(bill, rows::add)).isEqualTo(rows.size());
        return rows;
    }

    private static void assertUnreadable(Path bill, String why) {
        assertThatThrownBy(() -> BillArchive.read(bill, row -> {}))
                .isInstanceOf(BillUnreadable.class)
                .hasMessageContaining(why);
    }
}
