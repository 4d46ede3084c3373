package io.liushui.core.oracle;

import java.util.Map;

/** What must hold over a feature's tables; the feature puts one into the application context. */
public interface InvariantRules {

    /**
     * By name, in snake case: a query that answers the rows which break the rule, as subject and detail. It may name {@code :slack}, the seconds for
     * which something may still be under way, and {@code :now}.
     */
    Map<String, String> rules();
}
