package io.liushui.sandbox.faults;

/** A rule that cannot be kept, with the field at fault. */
public final class InvalidRule extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;

    InvalidRule(String field, String problem) {
        super(field + " " + problem, null, false, false);
        this.field = field;
    }

    public String field() {
        return field;
    }
}
