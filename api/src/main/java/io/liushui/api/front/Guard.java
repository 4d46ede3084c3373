package io.liushui.api.front;

import io.liushui.api.problems.ProblemCode;
import io.liushui.api.problems.Refusal;
import io.liushui.core.idempotency.KeyInUse;
import io.liushui.core.idempotency.KeyReused;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Turns whatever goes wrong into a problem document; internals go to the log only. */
final class Guard {
    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);
    private static final int PAUSE_SECONDS = 2;

    private Guard() {}

    static Answer guarded(String path, String traceId, Supplier<Answer> work) {
        try {
            return work.get();
        } catch (Refusal refusal) {
            return Answer.problem(refusal, path, traceId);
        } catch (KeyReused reused) {
            return refused(ProblemCode.IDEMPOTENCY_KEY_REUSED, "use a new key for a new request", path, traceId);
        } catch (KeyInUse running) {
            return refused(ProblemCode.IDEMPOTENCY_KEY_IN_USE, "repeat after a moment", path, traceId);
        } catch (TransientDataAccessException
                | RecoverableDataAccessException
                | NonTransientDataAccessResourceException
                | CannotCreateTransactionException away) {
            LOG.error("the database does not answer", away);
            Refusal refusal = Refusal.retryAfter(
                    ProblemCode.SERVICE_UNAVAILABLE, PAUSE_SECONDS, "repeat with the same idempotency key");
            return Answer.problem(refusal, path, traceId);
        } catch (RuntimeException fault) {
            LOG.error("a request failed", fault);
            return refused(ProblemCode.INTERNAL_ERROR, "the fault is ours", path, traceId);
        }
    }

    private static Answer refused(ProblemCode code, String detail, String path, String traceId) {
        return Answer.problem(Refusal.of(code, detail), path, traceId);
    }
}
