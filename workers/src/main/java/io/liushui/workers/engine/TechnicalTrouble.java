package io.liushui.workers.engine;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.exception.CamundaError;
import io.camunda.client.jobhandling.JobExceptionHandlingStrategy;
import io.liushui.core.alarms.Alarms;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * What becomes of a job whose worker threw. While the database is away it waits without using up retries, because nothing can be decided. Otherwise it
 * is retried with back-off; when its retries are used up the payment's process goes to its repair step, a task that says {@code longestBackoff} ends in
 * an incident and an alarm, so that operators see it, and others keep trying slowly.
 */
final class TechnicalTrouble implements JobExceptionHandlingStrategy {
    private static final Logger LOG = LoggerFactory.getLogger(TechnicalTrouble.class);
    private static final String PROCESS_WITH_REPAIR_STEP = "payment";
    private static final Set<String> REPAIR_STEPS = Set.of("repair.open", "repair.close");
    private static final Duration DATABASE_PAUSE = Duration.ofSeconds(2);
    private static final Duration SLOW = Duration.ofSeconds(30);
    private static final int LONGEST_MESSAGE = 500;

    private final JobExceptionHandlingStrategy expected;
    private final ObjectProvider<Alarms> alarms;

    /** @param alarms looked up late, because the strategy is made before most beans */
    TechnicalTrouble(JobExceptionHandlingStrategy expected, ObjectProvider<Alarms> alarms) {
        this.expected = expected;
        this.alarms = alarms;
    }

    @Override
    public void handleException(Exception exception, ExceptionHandlingContext context) throws Exception {
        Throwable cause = exception;
        while (cause instanceof java.lang.reflect.InvocationTargetException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        ActivatedJob job = context.job();
        if (cause instanceof CamundaError error) {
            expected.handleException(error, context);
        } else if (databaseIsAway(cause)) {
            LOG.warn("job {} {} waits for the database: {}", job.getType(), job.getKey(), cause.toString());
            retry(context, job.getRetries(), DATABASE_PAUSE, cause);
        } else if (job.getRetries() > 1) {
            LOG.warn("job {} {} is retried", job.getType(), job.getKey(), cause);
            retry(
                    context,
                    job.getRetries() - 1,
                    Backoff.of(job.getCustomHeaders()).before(job.getRetries() - 1),
                    cause);
        } else if (hasRepairStep(job)) {
            LOG.error("job {} {} is at a dead end", job.getType(), job.getKey(), cause);
            Map<String, Object> variables = Map.of("failedStep", job.getElementId(), "failure", message(cause));
            expected.handleException(
                    CamundaError.bpmnError("Err_TechnicalDeadEnd", message(cause), variables, cause), context);
        } else if (Backoff.of(job.getCustomHeaders()).ends()) {
            LOG.error("job {} {} becomes an incident", job.getType(), job.getKey(), cause);
            alarms.getObject().raise("job_incident", subject(job), incident(job) + message(cause));
            retry(context, 0, Duration.ZERO, cause);
        } else {
            LOG.error("job {} {} keeps failing", job.getType(), job.getKey(), cause);
            retry(context, job.getRetries(), SLOW, cause);
        }
    }

    private static String subject(ActivatedJob job) {
        Object operation = job.getVariablesAsMap().get("operationId");
        return operation == null ? String.valueOf(job.getProcessInstanceKey()) : operation.toString();
    }

    private static String incident(ActivatedJob job) {
        return job.getElementId() + " of process " + job.getBpmnProcessId() + ", instance "
                + job.getProcessInstanceKey() + ", job " + job.getKey() + ": ";
    }

    private static boolean hasRepairStep(ActivatedJob job) {
        return job.getBpmnProcessId().equals(PROCESS_WITH_REPAIR_STEP) && !REPAIR_STEPS.contains(job.getType());
    }

    /** By the strategy of expected errors, which sends its command again when the engine is busy. */
    private void retry(ExceptionHandlingContext context, int retries, Duration pause, Throwable cause)
            throws Exception {
        expected.handleException(CamundaError.jobError(message(cause), null, retries, pause, cause), context);
    }

    private static boolean databaseIsAway(Throwable cause) {
        return cause instanceof CannotCreateTransactionException
                // Not even the rollback reached it; what it says of a statement or a commit has types of its own
                || cause instanceof TransactionSystemException
                || cause instanceof TransientDataAccessException
                || cause instanceof RecoverableDataAccessException
                || cause instanceof NonTransientDataAccessResourceException;
    }

    private static String message(Throwable cause) {
        String text = cause.toString();
        return text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE);
    }
}
