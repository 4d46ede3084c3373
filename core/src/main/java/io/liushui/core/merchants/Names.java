package io.liushui.core.merchants;

/** Names that people give. */
final class Names {
    private static final int LONGEST = 100;

    private Names() {}

    static String require(String name) {
        if (name == null || name.isBlank() || name.length() > LONGEST) {
            throw new IllegalArgumentException("a name has 1 to " + LONGEST + " characters");
        }
        return name;
    }
}
