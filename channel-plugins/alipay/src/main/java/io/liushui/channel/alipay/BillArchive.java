package io.liushui.channel.alipay;

import io.liushui.spi.BillUnreadable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The zip of a bill: names in GBK, one file of trades and one of totals by shop. Refuses to unpack a bomb. */
final class BillArchive implements AutoCloseable {
    static final Charset GBK = Charset.forName("GBK");
    private static final String TRADES = "业务明细.csv";
    private static final int MOST_ENTRIES = 16;
    /** Bills shrink some 20 to 50 times; deflate's utmost is 1032. */
    private static final long HIGHEST_RATIO = 200;

    private static final long ALWAYS_ALLOWED_BYTES = 1024L * 1024;
    private static final long LARGEST_BYTES = 4L * 1024 * 1024 * 1024;

    private final ZipFile zip;

    private BillArchive(ZipFile zip) {
        this.zip = zip;
    }

    static BillArchive open(Path bill) throws BillUnreadable {
        try {
            return new BillArchive(new ZipFile(bill.toFile(), GBK));
        } catch (IOException | IllegalArgumentException broken) {
            throw new BillUnreadable("the file is no whole zip: " + broken.getMessage());
        }
    }

    ZipEntry requireTrades() throws BillUnreadable {
        if (zip.size() > MOST_ENTRIES) {
            throw new BillUnreadable("the zip holds " + zip.size() + " files");
        }
        List<? extends ZipEntry> found = zip.stream()
                .filter(entry -> !entry.isDirectory() && entry.getName().endsWith(TRADES))
                .toList();
        if (found.size() != 1) {
            throw new BillUnreadable("the zip holds " + found.size() + " files of trades instead of one");
        }
        return found.getFirst();
    }

    /** The file of trades, unpacked while it is read. */
    InputStream trades() throws BillUnreadable, IOException {
        ZipEntry entry = requireTrades();
        long allowed =
                Math.clamp(Math.max(0, entry.getCompressedSize()) * HIGHEST_RATIO, ALWAYS_ALLOWED_BYTES, LARGEST_BYTES);
        return new Bounded(zip.getInputStream(entry), allowed);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** Ends with an error, not with the file, once more comes out than any bill can hold. */
    private static final class Bounded extends FilterInputStream {
        private long left;

        Bounded(InputStream in, long allowed) {
            super(in);
            this.left = allowed;
        }

        @Override
        public int read() throws IOException {
            int read = in.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = in.read(buffer, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) throws IOException {
            left -= read;
            if (left < 0) {
                throw new IOException("it unpacks to more than a bill can hold");
            }
        }
    }
}
