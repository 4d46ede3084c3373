package io.liushui.core.merchantfiles;

import io.liushui.core.events.DomainEvent;
import io.liushui.core.events.Events;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Builds a file, once. In memory there is a page of rows and the compressed file. */
@Component
class FileBuilding {
    private static final String TRACE_OF_THE_CLOCK = "0".repeat(32);

    private final JdbcClient jdbc;
    private final MovementRows movements;
    private final StoredFiles stored;
    private final ReconciliationFileDocument document;
    private final Events events;
    private final FileCalendar calendar;

    FileBuilding(
            JdbcClient jdbc,
            MovementRows movements,
            StoredFiles stored,
            ReconciliationFileDocument document,
            Events events,
            FileCalendar calendar) {
        this.jdbc = jdbc;
        this.movements = movements;
        this.stored = stored;
        this.document = document;
        this.events = events;
        this.calendar = calendar;
    }

    /** The app's file of a closed day. When two build it at once, one waits for the other and has the same. */
    @Transactional
    public ReconciliationFile build(String appId, String merchantId, LocalDate day) {
        jdbc.sql("select 1 from pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("reconciliation_file:" + appId + ":" + day)
                .query(Integer.class)
                .single();
        Optional<ReconciliationFile> built = stored.find(appId, day);
        return built.orElseGet(() -> {
            ReconciliationFile file = store(appId, day);
            events.append(new DomainEvent(
                    "reconciliation_file.ready",
                    ReconciliationFileDocument.id(day),
                    merchantId,
                    appId,
                    document.json(file),
                    TRACE_OF_THE_CLOCK,
                    true));
            return file;
        });
    }

    private ReconciliationFile store(String appId, LocalDate day) {
        MessageDigest sha256 = sha256();
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        Counted counted;
        FileText text;
        try (OutputStream compressed = new GZIPOutputStream(gzip)) {
            counted = new Counted(new DigestOutputStream(compressed, sha256));
            text = new FileText(counted, calendar.zone());
            movements.filed(appId, day, text::add);
            text.end();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        ReconciliationFile file = new ReconciliationFile(
                appId,
                day,
                text.rows(),
                text.totals(),
                counted.bytes,
                HexFormat.of().formatHex(sha256.digest()),
                calendar.now());
        stored.insert(file, gzip.toByteArray());
        return file;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Knows how much went through it. */
    private static final class Counted extends OutputStream {
        private final OutputStream to;
        private long bytes;

        private Counted(OutputStream to) {
            this.to = to;
        }

        @Override
        public void write(int one) throws IOException {
            to.write(one);
            bytes++;
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            to.write(from, offset, length);
            bytes += length;
        }

        @Override
        public void flush() throws IOException {
            to.flush();
        }
    }
}
