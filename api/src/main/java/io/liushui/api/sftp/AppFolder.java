package io.liushui.api.sftp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.liushui.core.merchantfiles.ReconciliationFile;
import io.liushui.core.merchantfiles.ReconciliationFiles;
import io.liushui.core.merchantfiles.ReconciliationFiles.Finding;
import io.liushui.core.paging.Slice;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;

/** What an app finds in its folder: each day's {@code 2026-11-26.csv} and, for {@code sha256sum -c}, {@code 2026-11-26.csv.sha256}. */
final class AppFolder {
    private static final String SHA256 = ".sha256";
    private static final int SLICE = 1_000;

    private final ReconciliationFiles files;
    private final String appId;
    /** What was looked up once in this session: a file that is there stays as it is. */
    private final Map<String, Entry> seen = new ConcurrentHashMap<>();

    AppFolder(ReconciliationFiles files, String appId) {
        this.files = files;
        this.appId = appId;
    }

    /** A file in the folder. */
    record Entry(String name, long sizeBytes, Instant modifiedAt, ReconciliationFile file) {}

    /** Every file that is there, newest first. */
    List<Entry> list() {
        List<Entry> all = new ArrayList<>();
        List<ReconciliationFile> slice;
        LocalDate after = null;
        do {
            slice = files.list(appId, new Slice<>(after, null, SLICE));
            for (ReconciliationFile file : slice) {
                all.add(csv(file));
                all.add(digest(file));
                after = file.day();
            }
        } while (slice.size() == SLICE);
        all.forEach(entry -> seen.put(entry.name(), entry));
        return all;
    }

    /** Empty when there is none of this name. A day that is over has one, though nobody asked for it before. */
    Optional<Entry> find(String name) {
        Entry known = seen.get(name);
        return known == null ? lookUp(name) : Optional.of(known);
    }

    private Optional<Entry> lookUp(String name) {
        boolean digest = name.endsWith(SHA256);
        String csv = digest ? name.substring(0, name.length() - SHA256.length()) : name;
        if (!csv.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}\\.csv")) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.parse(csv.substring(0, csv.length() - ".csv".length()));
            return switch (files.find(appId, day)) {
                case Finding.Ready(ReconciliationFile file) -> Optional.of(digest ? digest(file) : csv(file));
                case Finding.NotYet _, Finding.NoFile _ -> Optional.empty();
            };
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }

    byte[] content(Entry entry) throws IOException {
        if (entry.name().endsWith(SHA256)) {
            return line(entry.file());
        }
        try (GZIPInputStream csv = new GZIPInputStream(new ByteArrayInputStream(files.gzip(entry.file())))) {
            return csv.readAllBytes();
        }
    }

    private static Entry csv(ReconciliationFile file) {
        return new Entry(file.name(), file.sizeBytes(), file.builtAt(), file);
    }

    private static Entry digest(ReconciliationFile file) {
        return new Entry(file.name() + SHA256, line(file).length, file.builtAt(), file);
    }

    private static byte[] line(ReconciliationFile file) {
        return (file.sha256() + "  " + file.name() + "\n").getBytes(US_ASCII);
    }
}
