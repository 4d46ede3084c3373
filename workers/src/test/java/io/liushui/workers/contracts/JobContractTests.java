package io.liushui.workers.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.liushui.workers.baseline.BaselineWorkers;
import io.liushui.workers.engine.Workers;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** The contracts and the workers say the same; what workers answer in fact is checked by the journeys. */
class JobContractTests {
    private final Map<String, JobContract> contracts = JobContract.all();
    private final Map<String, Method> workers = workers();

    @Test
    void everyContractHasItsWorkerAndEveryWorkerItsContract() {
        assertThat(contracts).isNotEmpty();
        assertThat(workers.keySet()).isEqualTo(contracts.keySet());
    }

    @Test
    void workersFetchOnlyWhatTheirContractsName() {
        workers.forEach((type, method) -> assertThat(contracts.get(type).inputs())
                .as(type)
                .contains(method.getAnnotation(JobWorker.class).fetchVariables()));
    }

    @Test
    void workersFetchWhatTheyTake() {
        workers.forEach((type, method) -> assertThat(
                        method.getAnnotation(JobWorker.class).fetchVariables())
                .as(type)
                .containsExactlyInAnyOrder(Arrays.stream(method.getParameters())
                        .filter(parameter -> parameter.isAnnotationPresent(Variable.class))
                        .map(Parameter::getName)
                        .toArray(String[]::new)));
    }

    @Test
    void theBaselineAnswersEveryJobAsItsContractAllows() {
        assertThat(BaselineWorkers.answers().keySet()).isEqualTo(contracts.keySet());
        BaselineWorkers.answers()
                .forEach((type, answer) ->
                        assertThat(contracts.get(type).violations(answer)).isEmpty());
    }

    @Test
    void seesEachKindOfViolation() {
        JobContract pay = contracts.get("channel.pay");
        assertThat(pay.violations(Map.of("channelOutcome", "succeeded"))).isEmpty();
        assertThat(pay.violations(Map.of("channelOutcome", "perhaps"))).hasSize(1);
        assertThat(pay.violations(Map.of("channelOutcome", 1))).hasSize(1);
        assertThat(pay.violations(Map.of("amount", 1))).hasSize(1);
    }

    private static Map<String, Method> workers() {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(Workers.class));
        Map<String, Method> found = new TreeMap<>();
        scan.findCandidateComponents("io.liushui.workers").forEach(bean -> {
            for (Method method :
                    ClassUtils.resolveClassName(bean.getBeanClassName(), null).getDeclaredMethods()) {
                JobWorker worker = method.getAnnotation(JobWorker.class);
                if (worker != null) {
                    found.put(worker.type(), method);
                }
            }
        });
        return found;
    }
}
