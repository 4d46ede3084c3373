package io.liushui.sandbox.faults;

/** The JSON form of a {@link Rule}; everything but the fault is optional. */
public record RuleRequest(
        String fault,
        String operation,
        String channel,
        String orderNo,
        String subject,
        Long amount,
        String currency,
        String method,
        Integer times,
        Double probability,
        Long seed,
        Long delayMillis,
        Long holdMillis,
        Long executeAfterMillis,
        Integer status,
        String code,
        Integer copies,
        Long wrongAmount,
        String wrongCurrency,
        String otherOrderNo,
        Boolean genuineToo) {

    private static final long LONGEST_MILLIS = 3_600_000;

    /** @throws InvalidRule naming the field */
    public Rule toRule() {
        Fault wanted = Fault.named(fault)
                .orElseThrow(() -> new InvalidRule("fault", "is missing or none of the known faults"));
        Rule rule = new Rule(
                wanted,
                operationFor(wanted),
                channel,
                orderNo,
                subject,
                amount,
                currency,
                method,
                or(times, 0),
                probability == null ? 1 : probability,
                or(seed, 1),
                or(delayMillis, 0),
                or(
                        holdMillis,
                        wanted == NoticeFault.REORDER || wanted == RequestFault.NOTIFY_BEFORE_ANSWER ? 3_000 : 30_000),
                or(executeAfterMillis, 2_000),
                or(status, 500),
                code,
                or(copies, 2),
                wrongAmount,
                wrongCurrency,
                otherOrderNo,
                genuineToo != null && genuineToo);
        check(rule);
        return rule;
    }

    private Operation operationFor(Fault wanted) {
        if (wanted instanceof NoticeFault || wanted == RequestFault.LATE_SUCCESS_AFTER_CLOSE) {
            require(operation == null, "operation", "is fixed for this fault");
            return wanted instanceof NoticeFault ? Operation.NOTIFICATION : Operation.CLOSE;
        }
        Operation asked = operation == null
                ? Operation.PAY
                : Operation.named(operation)
                        .orElseThrow(() -> new InvalidRule("operation", "is none of the known operations"));
        require(asked != Operation.NOTIFICATION, "operation", "has its own faults");
        require(
                asked.isPlannable()
                        || (wanted != RequestFault.TIME_OUT_THEN_EXECUTE_LATER
                                && wanted != RequestFault.NOTIFY_BEFORE_ANSWER),
                "operation",
                "cannot be one that only asks, closes or fetches for this fault");
        return asked;
    }

    private static void check(Rule rule) {
        require(rule.times() >= 0, "times", "must not be negative");
        require(rule.probability() >= 0 && rule.probability() <= 1, "probability", "must be 0 to 1");
        require(isTime(rule.delayMillis()), "delay_millis", "must be 0 to 3600000");
        require(rule.holdMillis() <= LONGEST_MILLIS, "hold_millis", "must be at most 3600000");
        require(isTime(rule.executeAfterMillis()), "execute_after_millis", "must be 0 to 3600000");
        require(rule.status() >= 500 && rule.status() <= 599, "status", "must be 500 to 599");
        require(rule.copies() >= 1 && rule.copies() <= 1000, "copies", "must be 1 to 1000");
        require(
                rule.fault() != RequestFault.REFUSE
                        || (rule.code() != null && rule.code().matches("[A-Za-z0-9_.-]{1,64}")),
                "code",
                "is needed for this fault: letters, digits and _.-");
        require(
                rule.fault() != NoticeFault.OTHER_ORDER || rule.otherOrderNo() != null,
                "other_order_no",
                "is needed for this fault");
    }

    private static boolean isTime(long millis) {
        return millis >= 0 && millis <= LONGEST_MILLIS;
    }

    private static void require(boolean valid, String field, String problem) {
        if (!valid) {
            throw new InvalidRule(field, problem);
        }
    }

    private static int or(Integer given, int otherwise) {
        return given == null ? otherwise : given;
    }

    private static long or(Long given, long otherwise) {
        return given == null ? otherwise : given;
    }
}
