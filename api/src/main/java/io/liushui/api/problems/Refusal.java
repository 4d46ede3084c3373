package io.liushui.api.problems;

/** Ends a request with a problem document. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemCode code;
    private final String param;
    private final int retryAfterSeconds;
    private final String allow;

    private Refusal(ProblemCode code, String param, String detail, int retryAfterSeconds, String allow) {
        super(detail, null, false, false);
        this.code = code;
        this.param = param;
        this.retryAfterSeconds = retryAfterSeconds;
        this.allow = allow;
    }

    /** @param detail for the merchant's developer; never internals */
    public static Refusal of(ProblemCode code, String detail) {
        return new Refusal(code, null, detail, 0, null);
    }

    /** @param param the field, query parameter or header at fault */
    public static Refusal of(ProblemCode code, String param, String detail) {
        return new Refusal(code, param, detail, 0, null);
    }

    public static Refusal retryAfter(ProblemCode code, int seconds, String detail) {
        return new Refusal(code, null, detail, seconds, null);
    }

    /** @param allow methods, separated by commas */
    public static Refusal methodNotAllowed(String allow) {
        return new Refusal(ProblemCode.METHOD_NOT_ALLOWED, null, "this address takes " + allow, 0, allow);
    }

    public ProblemCode code() {
        return code;
    }

    /** Or null. */
    public String param() {
        return param;
    }

    /** 0 when repeating does not help. */
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }

    /** Or null. */
    public String allow() {
        return allow;
    }
}
