package io.liushui.channel.netbank;

import io.liushui.spi.BillRow;
import io.liushui.spi.BillUnreadable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A downloaded bill: a zip with one text file, read line by line. */
final class BillFile {

    private static final Charset GBK = Charset.forName("GBK");
    private static final long LARGEST_TEXT_BYTES = 8L << 30;
    /** A bill's lines repeat themselves; hundredfold was never seen, thousandfold is an attack. */
    private static final long HIGHEST_RATIO = 200;

    private static final long ALWAYS_ALLOWED_BYTES = 1L << 20;

    private final String merchantNo;

    BillFile(String merchantNo) {
        this.merchantNo = merchantNo;
    }

    /** @return how many rows it has */
    long read(Path bill, Consumer<BillRow> rows) throws BillUnreadable {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(bill), GBK)) {
            ZipEntry entry = zip.getNextEntry();
            if (entry == null || !entry.getName().matches("NB_" + merchantNo + "_[0-9]{8}\\.txt")) {
                throw new BillUnreadable("the zip does not hold this merchant's bill");
            }
            String date = entry.getName()
                    .substring(entry.getName().length() - 12, entry.getName().length() - 4);
            BillLines lines = new BillLines(zip, allowed(bill));
            long count = new BillReader(merchantNo, date, rows).read(lines);
            if (zip.getNextEntry() != null) {
                throw new BillUnreadable("the zip holds more than one file");
            }
            return count;
        } catch (IOException | IllegalArgumentException broken) {
            throw new BillUnreadable(
                    "the zip cannot be read: " + broken.getClass().getSimpleName());
        }
    }

    private static long allowed(Path bill) throws IOException {
        return Math.min(LARGEST_TEXT_BYTES, Files.size(bill) * HIGHEST_RATIO + ALWAYS_ALLOWED_BYTES);
    }

    /** Lines of GBK text ended by CR LF, of which neither one nor all may be too long. */
    static final class BillLines {

        private static final int LONGEST_LINE_BYTES = 4_096;
        private final InputStream in;
        private final byte[] buffer = new byte[64 * 1024];
        private final byte[] line = new byte[LONGEST_LINE_BYTES];
        private int at;
        private int end;
        private long left;

        BillLines(InputStream in, long mostBytes) {
            this.in = in;
            this.left = mostBytes;
        }

        /** Null at the end. */
        String next() throws IOException, BillUnreadable {
            int length = 0;
            for (int octet = octet(); octet >= 0; octet = octet()) {
                if (length == LONGEST_LINE_BYTES) {
                    throw new BillUnreadable("a line is longer than " + LONGEST_LINE_BYTES + " bytes");
                }
                line[length++] = (byte) octet;
                if (octet == '\n') {
                    return withoutEnd(length);
                }
            }
            if (length > 0) {
                throw new BillUnreadable("the last line has no end");
            }
            return null;
        }

        private String withoutEnd(int length) throws BillUnreadable {
            if (length < 2 || line[length - 2] != '\r') {
                throw new BillUnreadable("a line does not end with CR LF");
            }
            return new String(line, 0, length - 2, GBK);
        }

        private int octet() throws IOException, BillUnreadable {
            if (at == end) {
                at = 0;
                end = in.read(buffer);
                if (end < 0) {
                    end = 0;
                    return -1;
                }
                left -= end;
                if (left < 0) {
                    throw new BillUnreadable("the zip expands to more than a bill can have");
                }
            }
            return buffer[at++] & 0xFF;
        }
    }
}
