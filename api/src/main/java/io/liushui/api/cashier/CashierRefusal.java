package io.liushui.api.cashier;

import java.util.LinkedHashMap;
import java.util.Map;

/** Ends a request of the page with a problem document. */
final class CashierRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final CashierProblem problem;
    private final Integer triesLeft;
    private final long retryAfterSeconds;

    private CashierRefusal(CashierProblem problem, Integer triesLeft, long retryAfterSeconds) {
        super(problem.title(), null, false, false);
        this.problem = problem;
        this.triesLeft = triesLeft;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    static CashierRefusal of(CashierProblem problem) {
        return new CashierRefusal(problem, null, 0);
    }

    static CashierRefusal wrongCode(int triesLeft) {
        return new CashierRefusal(CashierProblem.WRONG_CODE, triesLeft, 0);
    }

    static CashierRefusal wrongPassword(int triesLeft) {
        return new CashierRefusal(CashierProblem.WRONG_PASSWORD, triesLeft, 0);
    }

    static CashierRefusal retryAfter(CashierProblem problem, long seconds) {
        return new CashierRefusal(problem, null, Math.max(1, seconds));
    }

    CashierProblem problem() {
        return problem;
    }

    /** 0 when waiting does not help. */
    long retryAfterSeconds() {
        return retryAfterSeconds;
    }

    /** Without the request's path, which is secret here. */
    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", "https://liushui.dev/problems/cashier/" + problem.code());
        document.put("title", problem.title());
        document.put("status", problem.status());
        document.put("code", problem.code());
        if (triesLeft != null) {
            document.put("tries_left", triesLeft);
        }
        if (retryAfterSeconds > 0) {
            document.put("retry_after", retryAfterSeconds);
        }
        return document;
    }
}
