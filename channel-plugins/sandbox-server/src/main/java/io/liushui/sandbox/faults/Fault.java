package io.liushui.sandbox.faults;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A way to misbehave. On the wire it is the constant's name in lower case with hyphens. */
public sealed interface Fault permits RequestFault, NoticeFault {

    String name();

    @JsonValue
    default String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Fault> named(String wireName) {
        return Stream.<Fault>concat(Stream.of(RequestFault.values()), Stream.of(NoticeFault.values()))
                .filter(fault -> fault.wireName().equals(wireName))
                .findFirst();
    }
}
