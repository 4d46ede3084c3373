package io.liushui.core.merchantfiles;

import io.liushui.core.json.Json;
import io.liushui.core.paging.Key;
import io.liushui.core.paging.Slice;
import io.liushui.core.paging.SlicedSelect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code reconciliation_file}. */
@Component
class StoredFiles {
    private static final Key<LocalDate> BY_DAY = new Key<>("day", "date");
    private static final String COLUMNS = "app_id, day, row_count, totals, size_bytes, sha256, built_at";

    private final JdbcClient jdbc;

    StoredFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<ReconciliationFile> find(String appId, LocalDate day) {
        return jdbc.sql("select " + COLUMNS + " from reconciliation_file where app_id = ? and day = ?")
                .params(appId, day)
                .query(StoredFiles::file)
                .optional();
    }

    List<ReconciliationFile> list(String appId, Slice<LocalDate> slice) {
        return SlicedSelect.by(BY_DAY, jdbc, "select " + COLUMNS + " from reconciliation_file where app_id = :app")
                .param("app", appId)
                .rows(slice, StoredFiles::file);
    }

    /** Gzip. */
    Optional<byte[]> content(String appId, LocalDate day) {
        return jdbc.sql("select content from reconciliation_file where app_id = ? and day = ?")
                .params(appId, day)
                .query((row, number) -> row.getBytes("content"))
                .optional();
    }

    void insert(ReconciliationFile file, byte[] gzip) {
        jdbc.sql("insert into reconciliation_file (" + COLUMNS + ", content) values (?, ?, ?, ?::jsonb, ?, ?, ?, ?)")
                .params(
                        file.appId(),
                        file.day(),
                        file.rows(),
                        Json.write(file.totals().stream()
                                .map(StoredFiles::document)
                                .toList()),
                        file.sizeBytes(),
                        HexFormat.of().parseHex(file.sha256()),
                        Timestamp.from(file.builtAt()),
                        gzip)
                .update();
    }

    /** A total as the API shows it. */
    static Map<String, Object> document(FileTotal total) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("currency", total.currency());
        document.put("kind", total.kind());
        document.put("count", total.count());
        document.put("amount", total.amountMinor());
        document.put("balance_change", total.balanceChangeMinor());
        return document;
    }

    private static ReconciliationFile file(ResultSet row, int number) throws SQLException {
        List<FileTotal> totals = Json.readList(row.getString("totals"), Map.class).stream()
                .map(StoredFiles::total)
                .toList();
        return new ReconciliationFile(
                row.getString("app_id"),
                row.getObject("day", LocalDate.class),
                row.getInt("row_count"),
                totals,
                row.getLong("size_bytes"),
                HexFormat.of().formatHex(row.getBytes("sha256")),
                row.getTimestamp("built_at").toInstant());
    }

    private static FileTotal total(Map<?, ?> document) {
        return new FileTotal(
                (String) document.get("currency"),
                (String) document.get("kind"),
                ((Number) document.get("count")).longValue(),
                ((Number) document.get("amount")).longValue(),
                ((Number) document.get("balance_change")).longValue());
    }
}
