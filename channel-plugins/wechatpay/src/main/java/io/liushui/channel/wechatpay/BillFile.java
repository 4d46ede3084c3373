package io.liushui.channel.wechatpay;

import io.liushui.spi.BillOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/** A bill as it arrives: compressed or not, and hashed as it is without compression. */
final class BillFile {
    private static final long LARGEST_BYTES = 2L * 1024 * 1024 * 1024;
    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    private BillFile() {}

    /**
     * Writes the bill, without compression, into a new file.
     *
     * @param sha1 in hexadecimal digits
     * @throws IOException when it cannot be read or written, or is larger than 2 GiB
     */
    static BillOutcome keep(InputStream arriving, String sha1, Path target) throws IOException {
        MessageDigest digest = sha1();
        long size = 0;
        try (InputStream bill = plain(arriving);
                OutputStream file = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
            byte[] buffer = new byte[64 * 1024];
            int read = bill.read(buffer);
            while (read >= 0) {
                size += read;
                if (size > LARGEST_BYTES) {
                    throw new IOException("the bill is larger than " + LARGEST_BYTES + " bytes");
                }
                digest.update(buffer, 0, read);
                file.write(buffer, 0, read);
                read = bill.read(buffer);
            }
        }
        return HexFormat.of().formatHex(digest.digest()).equalsIgnoreCase(sha1)
                ? new BillOutcome.Downloaded(size)
                : new BillOutcome.Unavailable("the bill's hash is wrong");
    }

    private static InputStream plain(InputStream arriving) throws IOException {
        PushbackInputStream start = new PushbackInputStream(arriving, 2);
        byte[] first = start.readNBytes(2);
        start.unread(first);
        boolean compressed = first.length == 2 && (first[0] & 0xff) == GZIP_FIRST && (first[1] & 0xff) == GZIP_SECOND;
        return compressed ? new GZIPInputStream(start) : start;
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
