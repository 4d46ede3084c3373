package io.liushui.core.merchantfiles;

import io.liushui.core.json.Json;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** A file as its merchant sees it, in answers and webhooks alike. */
@Component
public class ReconciliationFileDocument {
    /** Of a file's id, which is this, an underscore and its day. */
    public static final String ID_PREFIX = "recon";

    private final String publicUrl;
    private final FileCalendar calendar;

    ReconciliationFileDocument(
            @Value("${liushui.public-url:http://127.0.0.1:8080}") String publicUrl, FileCalendar calendar) {
        this.publicUrl = publicUrl;
        this.calendar = calendar;
    }

    public String json(ReconciliationFile file) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", id(file.day()));
        document.put("object", "reconciliation_file");
        document.put("date", file.day().toString());
        document.put("time_zone", calendar.zone().getId());
        document.put("rows", file.rows());
        document.put("totals", file.totals().stream().map(StoredFiles::document).toList());
        document.put("size", file.sizeBytes());
        document.put("sha256", file.sha256());
        document.put("url", publicUrl + "/v1/reconciliation-files/" + file.day() + "/content");
        document.put("created_at", file.builtAt().toString());
        return Json.write(document);
    }

    static String id(LocalDate day) {
        return ID_PREFIX + "_" + day;
    }
}
