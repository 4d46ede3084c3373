package io.liushui.channel.unionpay;

import io.liushui.spi.BillRow;
import io.liushui.spi.BillUnreadable;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The files of a settlement day: {@code …ZM_…} with the transactions, {@code …ZME_…} with the corrections, and others that move no money. */
final class BillArchive {
    private static final Charset NAMES = Charset.forName("GBK");
    private static final int MOST_FILES = 100;

    private BillArchive() {}

    /** Reads row by row; a file that unpacks into something else than rows is refused at its first line. */
    static long read(Path bill, Consumer<BillRow> rows) throws BillUnreadable {
        try (ZipFile archive = new ZipFile(bill.toFile(), NAMES)) {
            List<? extends ZipEntry> entries = Collections.list(archive.entries());
            if (entries.size() > MOST_FILES
                    || entries.stream().noneMatch(entry -> name(entry).contains("ZM_"))) {
                throw new BillUnreadable("the archive holds no file of transactions");
            }
            long count = 0;
            for (ZipEntry entry : entries) {
                Optional<BillRecord> form = form(name(entry));
                if (form.isPresent()) {
                    count += read(archive.getInputStream(entry), form.get(), rows);
                }
            }
            return count;
        } catch (IOException | IllegalArgumentException damaged) {
            throw new BillUnreadable("the archive is damaged: " + damaged.getMessage());
        }
    }

    private static long read(InputStream file, BillRecord form, Consumer<BillRow> rows)
            throws IOException, BillUnreadable {
        try (InputStream in = new BufferedInputStream(file)) {
            long count = 0;
            for (byte[] line = line(in, form); line != null; line = line(in, form)) {
                Optional<BillRow> row = line.length == 0 ? Optional.empty() : form.read(line);
                row.ifPresent(rows);
                count += row.isPresent() ? 1 : 0;
            }
            return count;
        }
    }

    /** Without its end; null when there is none any more. */
    private static byte[] line(InputStream in, BillRecord form) throws IOException, BillUnreadable {
        ByteArrayOutputStream line = new ByteArrayOutputStream(form.lengthBytes());
        int read = in.read();
        if (read < 0) {
            return null;
        }
        for (; read >= 0 && read != '\n'; read = in.read()) {
            if (read != '\r') {
                line.write(read);
            }
            if (line.size() > form.lengthBytes()) {
                throw new BillUnreadable("a row is longer than " + form.lengthBytes() + " bytes");
            }
        }
        return line.toByteArray();
    }

    private static Optional<BillRecord> form(String name) {
        if (name.contains("ZME_")) {
            return Optional.of(BillRecord.CORRECTION);
        }
        return name.contains("ZM_") ? Optional.of(BillRecord.TRANSACTION) : Optional.empty();
    }

    private static String name(ZipEntry entry) {
        return entry.getName();
    }
}
