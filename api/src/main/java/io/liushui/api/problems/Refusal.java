package io.liushui.api.problems;

import java.util.List;

/** Ends a request with a problem document. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemCode code;
    private final String param;
    private final int retryAfterSeconds;
    private final String allow;
    private final transient List<Fault> faults;

    private Refusal(
            ProblemCode code, String param, String detail, int retryAfterSeconds, String allow, List<Fault> faults) {
        super(detail, null, false, false);
        this.code = code;
        this.param = param;
        this.retryAfterSeconds = retryAfterSeconds;
        this.allow = allow;
        this.faults = List.copyOf(faults);
    }

    /**
     * One of several faults of a request.
     *
     * @param counted what {@code number} counts: {@code line} of a file, from 1, or {@code index} in a list, from 0
     * @param field the field or column at fault, or null
     */
    public record Fault(String counted, long number, String field, ProblemCode code, String detail) {}

    /** @param detail for the merchant's developer; never internals */
    public static Refusal of(ProblemCode code, String detail) {
        return new Refusal(code, null, detail, 0, null, List.of());
    }

    /** With every fault that was found. */
    public static Refusal of(ProblemCode code, String detail, List<Fault> faults) {
        return new Refusal(code, null, detail, 0, null, faults);
    }

    /** @param param the field, query parameter or header at fault */
    public static Refusal of(ProblemCode code, String param, String detail) {
        return new Refusal(code, param, detail, 0, null, List.of());
    }

    public static Refusal retryAfter(ProblemCode code, int seconds, String detail) {
        return new Refusal(code, null, detail, seconds, null, List.of());
    }

    /** @param allow methods, separated by commas */
    public static Refusal methodNotAllowed(String allow) {
        return new Refusal(ProblemCode.METHOD_NOT_ALLOWED, null, "this address takes " + allow, 0, allow, List.of());
    }

    public ProblemCode code() {
        return code;
    }

    /** Or null. */
    public String param() {
        return param;
    }

    /** Empty for a refusal with one fault, which the others name. */
    public List<Fault> faults() {
        return faults;
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
