package io.liushui.workers.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.zeebe.client.ZeebeClient;
import io.camunda.zeebe.client.api.response.ActivatedJob;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Plays one process instance through the deployed models: says what the jobs answer, moves time, and remembers what was asked. */
final class Journey {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** The engine looks for due timers a little late; a step over their due date keeps the tests exact about everything else. */
    private static final Duration STEP_OVER = Duration.ofSeconds(1);

    final EngineTrace trace;
    private final ZeebeTestEngine engine;
    private final ZeebeClient client;
    private final Map<String, Deque<Answer>> script = new HashMap<>();
    private final List<ActivatedJob> asked = new ArrayList<>();
    private Duration moved = Duration.ZERO;

    Journey(ZeebeTestEngine engine, ZeebeClient client) {
        this.engine = engine;
        this.client = client;
        this.trace = new EngineTrace(engine.getRecordStreamSource());
        Models.deploy(client);
    }

    /** Replaces what jobs of the type answer: one after the other, the last again and again. */
    Journey when(String jobType, Answer... answers) {
        script.put(jobType, new ArrayDeque<>(List.of(answers)));
        return this;
    }

    Journey start(String message, String key, Map<String, Object> variables) {
        return tell(message, key, variables);
    }

    /** Starts a process that others call. */
    Journey create(String process, Map<String, Object> variables) {
        client.newCreateInstanceCommand()
                .bpmnProcessId(process)
                .latestVersion()
                .variables(variables)
                .send()
                .join();
        return this;
    }

    Journey tell(String message, String key, Map<String, Object> variables) {
        client.newPublishMessageCommand()
                .messageName(message)
                .correlationKey(key)
                .timeToLive(Duration.ofMinutes(5))
                .variables(variables)
                .send()
                .join();
        return this;
    }

    /** Works off jobs until the element has been entered for the given time. */
    Journey until(String element, int times) {
        await(element + " entered " + times + " times")
                .atMost(PATIENCE)
                .pollInSameThread()
                .pollInterval(Duration.ofMillis(10))
                .until(() -> {
                    work();
                    return Collections.frequency(trace.entered(), element) >= times;
                });
        return this;
    }

    Journey until(String element) {
        return until(element, 1);
    }

    Journey untilEnd() {
        await("the end of the process")
                .atMost(PATIENCE)
                .pollInSameThread()
                .pollInterval(Duration.ofMillis(10))
                .until(() -> {
                    work();
                    return trace.ended();
                });
        return this;
    }

    /** Waits until the element has a timer for the given time, then moves time past it. */
    Journey passWait(String element, int times) {
        await(element + " waits for the time " + times)
                .atMost(PATIENCE)
                .pollInSameThread()
                .pollInterval(Duration.ofMillis(10))
                .until(() -> {
                    work();
                    return trace.waits(element).size() >= times;
                });
        return pass(trace.waits(element).get(times - 1).plus(STEP_OVER));
    }

    Journey pass(Duration duration) {
        moved = moved.plus(duration);
        engine.increaseTime(duration);
        return this;
    }

    Instant now() {
        return Instant.now().plus(moved);
    }

    /** Types of the jobs in the order they were handed out. */
    List<String> jobs() {
        return asked.stream().map(ActivatedJob::getType).toList();
    }

    ActivatedJob last(String jobType) {
        return asked.stream()
                .filter(job -> job.getType().equals(jobType))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private void work() {
        assertThat(trace.incidents()).isEmpty();
        for (String type : script.keySet()) {
            client.newActivateJobsCommand()
                    .jobType(type)
                    .maxJobsToActivate(1)
                    .requestTimeout(Duration.ofSeconds(-1))
                    .send()
                    .join()
                    .getJobs()
                    .forEach(this::answer);
        }
    }

    private void answer(ActivatedJob job) {
        asked.add(job);
        Deque<Answer> answers = script.get(job.getType());
        Answer answer = answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
        switch (answer) {
            case Answer.Done(Map<String, Object> variables) ->
                client.newCompleteCommand(job).variables(variables).send().join();
            case Answer.BpmnError(String code, Map<String, Object> variables) ->
                client.newThrowErrorCommand(job)
                        .errorCode(code)
                        .variables(variables)
                        .send()
                        .join();
        }
    }
}
