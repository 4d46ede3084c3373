package io.liushui.spi;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Every status and code of a channel that its plugin knows, by function: the one place where they get their meaning. */
public final class CodeTable {
    private final Map<ChannelFunction, Map<String, CodeMeaning>> meanings = new EnumMap<>(ChannelFunction.class);
    private final Map<ChannelFunction, Map<String, DeclineReason>> reasons = new EnumMap<>(ChannelFunction.class);

    private CodeTable() {}

    public static Builder builder() {
        return new Builder();
    }

    /** Empty for a code that stands in no row: it means unknown, and is to be told to {@link ExchangeLog#unmapped}. */
    public Optional<CodeMeaning> meaning(ChannelFunction function, String code) {
        return Optional.ofNullable(meanings.getOrDefault(function, Map.of()).get(code));
    }

    /** Why a code that declines does so; empty when nothing better than giving up is known. */
    public Optional<DeclineReason> reason(ChannelFunction function, String code) {
        return Optional.ofNullable(reasons.getOrDefault(function, Map.of()).get(code));
    }

    /** In the order of the functions and the codes. */
    public Map<ChannelFunction, Map<String, CodeMeaning>> rows() {
        return Map.copyOf(meanings);
    }

    /** Gathers rows; the same code twice for a function is an error of the plugin. */
    public static final class Builder {
        private final CodeTable table = new CodeTable();

        /** @throws IllegalStateException when a code has a meaning already */
        public Builder row(ChannelFunction function, CodeMeaning meaning, String... codes) {
            Map<String, CodeMeaning> row = table.meanings.computeIfAbsent(function, missing -> new TreeMap<>());
            for (String code : codes) {
                if (row.put(code, meaning) != null) {
                    throw new IllegalStateException(function + " has two meanings for " + code);
                }
            }
            return this;
        }

        /** @throws IllegalStateException when a code has no row, or a reason already */
        public Builder reason(ChannelFunction function, DeclineReason reason, String... codes) {
            Map<String, DeclineReason> row = table.reasons.computeIfAbsent(function, missing -> new TreeMap<>());
            for (String code : codes) {
                if (table.meaning(function, code).isEmpty() || row.put(code, reason) != null) {
                    throw new IllegalStateException(function + " has no row, or two reasons, for " + code);
                }
            }
            return this;
        }

        public CodeTable build() {
            return table;
        }
    }
}
