package io.liushui.api.balances;

import io.liushui.api.body.Page;
import io.liushui.api.body.Query;
import io.liushui.core.accounts.Flow;
import io.liushui.core.json.Json;
import io.liushui.core.paging.Slice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Flows of an account, of whatever kind, as its owner sees them. */
public record FlowPage(Page page) {
    private static final String PREFIX = "flow";

    /** @throws io.liushui.api.problems.Refusal when a parameter is out of range or no flow's id */
    public static FlowPage of(String query) {
        return new FlowPage(
                Page.of(Query.of(query, Page.names()), PREFIX, id -> id.matches(PREFIX + "_[1-9][0-9]{0,17}")));
    }

    /**
     * The list document.
     *
     * @param flows finds a slice of them, newest first
     */
    public String document(Function<Slice<Long>, List<Flow>> flows, String currency) {
        return page.document(flows.apply(page.slice(FlowPage::number)), flow -> Json.write(json(flow, currency)));
    }

    private static Long number(String id) {
        return Long.valueOf(id.substring(PREFIX.length() + 1));
    }

    private static Map<String, Object> json(Flow flow, String currency) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", PREFIX + "_" + flow.id());
        document.put("object", "flow");
        document.put("type", flow.event());
        document.put("reference", flow.subject());
        document.put("amount", flow.amountMinor());
        document.put("currency", currency);
        document.put("available_at", flow.maturesAt().toString());
        document.put("created_at", flow.createdAt().toString());
        return document;
    }
}
