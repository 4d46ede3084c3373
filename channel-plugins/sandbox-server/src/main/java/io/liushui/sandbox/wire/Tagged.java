package io.liushui.sandbox.wire;

import java.nio.charset.StandardCharsets;

/** Records of a sealed interface as text: the record's name, a space, its JSON. */
public final class Tagged {

    private Tagged() {}

    public static String write(Object value) {
        return value.getClass().getSimpleName() + " " + Json.text(value);
    }

    /** @throws IllegalStateException when the text was not written from a record of the interface */
    public static <T> T read(String text, Class<T> sealedInterface) {
        int space = text.indexOf(' ');
        byte[] json = text.substring(space + 1).getBytes(StandardCharsets.UTF_8);
        for (Class<?> type : sealedInterface.getPermittedSubclasses()) {
            if (type.getSimpleName().equals(text.substring(0, space))) {
                return sealedInterface.cast(Json.read(json, type));
            }
        }
        throw new IllegalStateException("no record of " + sealedInterface.getSimpleName() + ": " + text);
    }
}
