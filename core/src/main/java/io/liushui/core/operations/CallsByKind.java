package io.liushui.core.operations;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The calls that the features brought. Looked up late, so that a feature's calls may use what uses operations. */
@Component
class CallsByKind {
    private final ObjectProvider<OperationCalls> features;
    private volatile Map<OperationKind, OperationCalls> byKind;

    CallsByKind(ObjectProvider<OperationCalls> features) {
        this.features = features;
    }

    /** @throws IllegalStateException when no feature brought calls of this kind, or two did */
    OperationCalls of(OperationKind kind) {
        if (byKind == null) {
            byKind = read(features.stream().toList());
        }
        OperationCalls calls = byKind.get(kind);
        if (calls == null) {
            throw new IllegalStateException("no feature calls channels for a " + kind.code());
        }
        return calls;
    }

    private static Map<OperationKind, OperationCalls> read(List<OperationCalls> beans) {
        Map<OperationKind, OperationCalls> found = new EnumMap<>(OperationKind.class);
        for (OperationCalls calls : beans) {
            if (found.put(calls.kind(), calls) != null) {
                throw new IllegalStateException(
                        "two features call channels for a " + calls.kind().code());
            }
        }
        return found;
    }
}
