package io.liushui.channel.unionpay;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.InflaterInputStream;

/**
 * An answer with a file in it, kept on disk: its other fields are read, {@code fileContent} is known by its place.
 *
 * @param fields all but the content
 * @param start of the content, in bytes
 * @param length of the content, in bytes; 0 when there is none
 */
record BillAnswer(Path file, SortedMap<String, String> fields, long start, long length) {
    private static final String CONTENT = "fileContent";
    private static final int LONGEST_FIELD_BYTES = 64 * 1024;
    private static final long LARGEST_ANSWER_BYTES = 1L << 30;
    private static final long LARGEST_FILE_BYTES = 1L << 31;

    /** @throws IOException also when it is larger than a gibibyte */
    static void keep(InputStream body, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            copy(body, out, LARGEST_ANSWER_BYTES);
        }
    }

    /** @throws IOException also when it is no such answer */
    static BillAnswer read(Path file) throws IOException {
        SortedMap<String, String> fields = new TreeMap<>();
        long start = 0;
        long length = 0;
        try (FieldStream in = new FieldStream(new BufferedInputStream(Files.newInputStream(file)))) {
            String name = in.until('=', LONGEST_FIELD_BYTES);
            while (!name.isEmpty()) {
                if (name.equals(CONTENT)) {
                    start = in.position();
                    length = in.skipUntil('&');
                } else if (fields.put(name, in.until('&', LONGEST_FIELD_BYTES)) != null) {
                    throw new IOException("a field stands there twice");
                }
                name = in.until('=', LONGEST_FIELD_BYTES);
            }
        }
        return new BillAnswer(file, fields, start, length);
    }

    String text(String name) {
        return fields.getOrDefault(name, "");
    }

    Seal.Verdict check(Trust trust) throws IOException {
        return Seal.check(digest(), fields.get(Seal.SIGNATURE), fields.get(Seal.CERTIFICATE), trust);
    }

    /** Writes the file that the content holds; tells its length. */
    long extract(Path target) throws IOException {
        try (InputStream file = new InflaterInputStream(Base64.getDecoder().wrap(content()));
                OutputStream out = Files.newOutputStream(target)) {
            return copy(file, out, LARGEST_FILE_BYTES);
        }
    }

    private String digest() throws IOException {
        SortedMap<String, String> signed = new TreeMap<>(fields);
        signed.remove(Seal.SIGNATURE);
        if (length > 0) {
            signed.put(CONTENT, "");
        }
        MessageDigest sha = Seal.sha256();
        String separator = "";
        for (var field : signed.entrySet()) {
            sha.update((separator + field.getKey() + "=" + field.getValue()).getBytes(StandardCharsets.UTF_8));
            if (field.getKey().equals(CONTENT)) {
                try (InputStream content = content()) {
                    copy(content, new DigestOutputStream(OutputStream.nullOutputStream(), sha), Long.MAX_VALUE);
                }
            }
            separator = "&";
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    private InputStream content() throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        in.skipNBytes(start);
        return new PartStream(in, length);
    }

    private static long copy(InputStream in, OutputStream out, long most) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long copied = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            copied += read;
            if (copied > most) {
                throw new IOException("it is longer than " + most + " bytes");
            }
            out.write(buffer, 0, read);
        }
        return copied;
    }
}
