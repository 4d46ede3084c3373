package io.liushui.api.merchantfiles;

import io.liushui.api.front.Answer;
import io.liushui.core.merchantfiles.ReconciliationFile;
import io.liushui.core.merchantfiles.ReconciliationFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * A file on its way. The digests of RFC 9530 are of the bytes as they are sent, that is of the gzip where one was asked for; so is the answer's
 * signature. The digest of the CSV itself is in the file's document.
 */
final class FileAnswer {
    static final String MEDIA_TYPE = "text/csv";
    private static final String FULL_MEDIA_TYPE = MEDIA_TYPE + "; charset=utf-8; header=present";
    private static final String STATE = "Liushui-File-State";

    private FileAnswer() {}

    static Answer of(ReconciliationFile file, byte[] gzip, String acceptEncoding) {
        Map<String, String> headers = headers(file.name());
        headers.put(STATE, "final");
        headers.put("Vary", "Accept-Encoding");
        if (takesGzip(acceptEncoding)) {
            headers.put("Content-Encoding", "gzip");
            return answer(gzip, headers);
        }
        return answer(unpacked(gzip), headers);
    }

    static Answer of(LocalDate day, ReconciliationFiles.Preview preview) {
        Map<String, String> headers = headers(day + ".preview.csv");
        headers.put(STATE, preview.truncated() ? "preview-truncated" : "preview");
        return answer(preview.csv(), headers);
    }

    private static Answer answer(byte[] body, Map<String, String> headers) {
        String digest = "sha-256=:" + Base64.getEncoder().encodeToString(sha256(body)) + ":";
        headers.put("Content-Digest", digest);
        headers.put("Repr-Digest", digest);
        return new Answer(200, FULL_MEDIA_TYPE, body, headers);
    }

    private static Map<String, String> headers(String fileName) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Disposition", "attachment; filename=\"" + fileName + "\"");
        return headers;
    }

    /** As {@code gzip, deflate;q=0.5} or {@code *}. */
    private static boolean takesGzip(String acceptEncoding) {
        if (acceptEncoding == null) {
            return false;
        }
        for (String coding : acceptEncoding.toLowerCase(Locale.ROOT).split(",")) {
            String one = coding.replace(" ", "");
            if (one.matches("(gzip|x-gzip|\\*)(;.*)?") && !one.matches(".*;q=0(\\.0*)?(;.*)?")) {
                return true;
            }
        }
        return false;
    }

    private static byte[] unpacked(byte[] gzip) {
        try (GZIPInputStream csv = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return csv.readAllBytes();
        } catch (IOException corrupt) {
            throw new UncheckedIOException(corrupt);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
